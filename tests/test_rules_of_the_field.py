"""The page that says which rule takes care of what in the field speaks of rules and tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

from cohortplan.rules.base import rule_name
from cohortplan.rules.registry import all_rules

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/rules-of-the-field.md").read_text(encoding="utf-8")
HARD, _, SOFT = PAGE.partition("## Preferences")

MARKED_HARD = (
    *("C01", "C02", "C03", "C04", "C05", "C06", "C07", "C09", "C10", "C11", "C12", "C14", "C15", "C16", "C19", "C22"),
    *("C23", "C24", "C25", "C26", "C27", "C28", "C29", "C30", "C31", "C32", "C33", "C35", "C36", "C40", "C41", "C42"),
    *("C43", "C46", "C47", "C48"),
)
"""Rules of the domain that are hard, wholly or in part."""


def test_every_hard_rule_of_the_field_has_its_row_and_every_other_one_too():
    rows = re.findall(r"^\| (C\d\d(?:, C\d\d)*) \|", PAGE, re.MULTILINE)

    assert tuple(re.findall(r"^\| (C\d\d) \|", HARD, re.MULTILINE)) == MARKED_HARD
    assert sorted(each for row in rows for each in row.split(", ")) == [f"C{number:02}" for number in range(1, 49)]


def test_every_rule_has_its_place_on_the_page():
    assert [rule_name(kind) for kind in all_rules() if f"`{rule_name(kind)}`" not in PAGE] == []


def test_what_is_said_to_show_something_is_there():
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    tests = re.findall(r"`(test_\w+)`", PAGE)
    places = re.findall(r"`(tests/[\w/.]+)`", PAGE)

    assert [name for name in tests if f"def {name}(" not in written] == []
    assert [place for place in places if not (ROOT / place).exists()] == []
