"""Show the rules, for people, programs and the docs."""

from cohortplan.publishing.rulebook import as_data, as_lines, as_markdown

__all__ = ["as_data", "as_lines", "as_markdown"]
