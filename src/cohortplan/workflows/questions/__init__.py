"""Questions that a plan answers without a search: each is a difference of two audits, or the audit itself."""
