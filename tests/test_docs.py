"""Pages under docs/ that are made from the code say what the code says."""

from __future__ import annotations

from pathlib import Path

from cohortplan.workflows.rulebook import as_markdown

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_of_rules_is_what_make_docs_writes():
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == as_markdown()
