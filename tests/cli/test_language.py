"""Help and messages in the reader's language."""

from __future__ import annotations

import json

import pytest

from cohortplan.cli.language import chosen_language
from cohortplan.rules.registry import all_rules
from cohortplan.text import Language


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, Language.ZH_CN),
        (["plan", "--language", "en"], {}, Language.EN),
        (["plan", "--language=en"], {}, Language.EN),
        ([], {"COHORTPLAN_LANGUAGE": "en"}, Language.EN),
        (["--language", "zh_CN"], {"COHORTPLAN_LANGUAGE": "en"}, Language.ZH_CN),
        (["--language", "klingon"], {}, Language.ZH_CN),
    ],
)
def test_the_language_is_the_one_asked_for(arguments, environment, language):
    assert chosen_language(arguments, environment) is language


def test_an_unknown_language_is_wrong_use(run):
    assert run("rules", "--language", "klingon").exit_code == 2


def test_every_rule_is_shown_with_its_name(run):
    result = run("rules", "--json")

    assert len(json.loads(result.stdout)) == len(all_rules())
