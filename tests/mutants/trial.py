"""What is asked of a faulty rule, quickest first: its examples, its sentences, its boards, its stories."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules import test_laws, test_sentences
from tests.solving.agreement import World, assert_agreement, worlds_near

from cohortplan.rules.base import Rule, rule_name
from cohortplan.rules.registry import rule_named

TESTS = Path(__file__).parent.parent
ELSEWHERE = {"fair_share": ("solving/test_leximin.py",)}


def examples(kind: type[Rule]) -> None:
    """Law 1, and that every finding counts something."""
    for sketch, amount in kind.examples:
        test_laws.test_each_example_gets_exactly_its_amount(kind, sketch, amount)
    for sketch, amount in kind.examples:
        test_laws.test_every_finding_near_an_example_counts_something_and_says_whom_it_is_about(kind, sketch, amount)


def sentences(kind: type[Rule]) -> None:
    """Law 4, and the sentences that were written by hand."""
    test_laws.test_each_sentence_of_a_rule_is_said_in_some_world_near_its_examples(kind)
    for name, *sentence in test_sentences.SENTENCES:
        if name == rule_name(kind):
            test_sentences.test_a_finding_reads_as_a_coordinator_would_say_it(name, *sentence)


def boards(kind: type[Rule]) -> None:
    """Law 2, beginning with what tells most: the whole amount priced."""
    for world in sorted(worlds_near(kind), key=_telling):
        assert_agreement(world)


def _telling(world: World) -> bool:
    return world.rule.limit is not None or not world.rule.weight


def stories(kind: type[Rule]) -> None:
    """The tests that name the rule's module, and those told elsewhere of what it hands to others."""
    module = f"cohortplan.rules.{rule_name(kind)} "
    about = [each for each in sorted((TESTS / "rules").glob("test_*.py")) if module in each.read_text(encoding="utf-8")]
    about += [TESTS / each for each in ELSEWHERE.get(rule_name(kind), ())]
    quiet = ["-q", "-x", "-p", "no:cacheprovider", "-W", "ignore"]
    assert not about or pytest.main([*quiet, *map(str, about)]) == pytest.ExitCode.OK


STAGES = {"examples": examples, "sentences": sentences, "boards": boards, "stories": stories}


def killer(name: str) -> str:
    """The first stage that notices the fault; empty if none does."""
    for stage, ask in STAGES.items():
        try:
            kind = rule_named(name)
            assert kind is not None
            ask(kind)
        except BaseException:  # noqa: BLE001 - whatever a faulty rule raises, it was noticed
            return stage
    return ""
