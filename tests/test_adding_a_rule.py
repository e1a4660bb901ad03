"""``docs/adding-a-rule.md``, followed word for word in a copy of the checkout: one file by hand, and the rule is everywhere.

That a new file is on the *Rules* page at once is tested beside that page (``tests/web/test_rules.py``).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.rule_words import filled

from cohortplan.rules.policy import read_policy

CHECKOUT = Path(__file__).parent.parent
PAGE = (CHECKOUT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
NAME = "early_meeting"


UNDERSTOOD = """
import sys, tomllib
from cohortplan.rules.policy import read_policy

policy, faults = read_policy(tomllib.loads(sys.argv[1])["rules"])
rule = policy.rule("early_meeting")
print(rule.days, rule.weight, faults)
"""


def block(language: str, after: str) -> str:
    """What stands in the first block of this language after some words of the page."""
    match = re.search(rf"{after}.*?^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert match is not None
    return match[1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, with this environment, in which the file of the page stands at its place."""
    copy = tmp_path_factory.mktemp("checkout")
    for part in ("src", "tests", "docs"):
        ignored = shutil.ignore_patterns("__pycache__", "data")
        shutil.copytree(CHECKOUT / part, copy / part, ignore=ignored)
    for part in ("Makefile", "pyproject.toml", "constraints.txt", "README.md"):
        shutil.copy2(CHECKOUT / part, copy)
    environment = copy / ".venv"
    environment.mkdir()
    for each in Path(sys.prefix).iterdir():
        if not each.name.startswith(".installed"):
            (environment / each.name).symlink_to(each)
    for installed in (".installed", ".installed-dev"):
        (environment / installed).touch()
    place = re.search(r"Put this into `(.*)`", PAGE)
    assert place is not None
    (copy / place[1]).write_text(block("python", "Put this into"), encoding="utf-8")
    return copy


def run(copy: Path, *command: str) -> str:
    """What a command says in the copy, whose package is the one that it loads."""
    plain = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONUTF8": "1", "COHORTPLAN_LANGUAGE": "en"}
    done = subprocess.run(command, cwd=copy, env=plain, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_commands_of_the_page_make_documents_and_show_and_test_the_rule(copy):
    said = {line: run(copy, "bash", "-c", line) for line in block("sh", "Make the rest").splitlines()}

    _, shown, tested = said.values()
    assert f"## `{NAME}`" in (copy / "docs" / "rules.md").read_text(encoding="utf-8")
    assert f"\n{NAME}  " in shown
    assert re.search(r"^\d\d+ passed", tested, re.MULTILINE)


def test_a_tiny_project_is_audited_and_planned_as_the_page_says(copy):
    program = block("python", "Ask a tiny project")

    said = run(copy, ".venv/bin/python", "-c", program)

    assert said == block("text", "It prints")


def test_the_policy_of_the_page_is_understood(copy):
    said = run(copy, ".venv/bin/python", "-c", UNDERSTOOD, block("toml", "A coordinator can now write"))

    assert said == "2 3 ()\n"


def test_the_rule_of_the_page_is_no_rule_of_ours_yet():
    _, faults = read_policy(tomllib.loads(block("toml", "A coordinator can now write"))["rules"])

    assert [each.rule for each in faults] == [NAME]


def test_the_tables_of_the_page_are_what_the_code_says():
    assert filled(PAGE) == PAGE, "make docs"
