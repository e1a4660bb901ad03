"""The rules of the field: one file each, read by solver, audit, pages and docs alike."""
