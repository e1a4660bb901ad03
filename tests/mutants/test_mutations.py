"""Which faults are made in a rule, and what is said where one lives."""

from __future__ import annotations

import ast

from tests.mutants.mutations import defines_a_rule, mutants_of
from tests.mutants.reasons import objections

RULE = """
SMALL = 12


class Visits(Limit):
    per_day: int = setting(1, Text(zh="", en=""))
    examples = (("09:00-10:00 @ann", 0),)

    def check(self, view):
        for visits in view.visits:
            if SMALL >= visits > self.per_day:
                yield self.finding(visits[0], visits - 1)

    def encode(self, options, board):
        board.excess(options.visits, over=self.per_day)
        return board.any_of(options.visits)
"""


def test_numbers_comparisons_yields_and_board_calls_are_changed_one_at_a_time():
    assert [each.name for each in mutants_of(RULE)] == [
        "check: SMALL >= visits > self.per_day → SMALL > visits > self.per_day",
        "check: SMALL >= visits > self.per_day → SMALL < visits > self.per_day",
        "check: SMALL >= visits > self.per_day → SMALL >= visits >= self.per_day",
        "check: SMALL >= visits > self.per_day → SMALL >= visits <= self.per_day",
        "check: yield self.finding(visits[0], visits - 1) → pass",
        "check: SMALL >= visits > self.per_day → SMALL + 1 >= visits > self.per_day",
        "check: SMALL >= visits > self.per_day → SMALL - 1 >= visits > self.per_day",
        "check: SMALL >= visits > self.per_day → SMALL >= visits > self.per_day + 1",
        "check: SMALL >= visits > self.per_day → SMALL >= visits > self.per_day - 1",
        "check: visits - 1 → visits - 2",
        "check: visits - 1 → visits - 0",
        "encode: board.excess(options.visits, over=self.per_day) → pass",
        "encode: over=self.per_day → over=self.per_day + 1",
        "encode: over=self.per_day → over=self.per_day - 1",
        "encode: board.any_of(options.visits) → False",
    ]


def test_each_mutant_differs_from_the_rule_and_from_all_others():
    sources = {each.written() for each in mutants_of(RULE)}

    assert len(sources) == len(mutants_of(RULE))
    assert ast.unparse(ast.parse(RULE)) not in sources
    assert all("setting(1, " in each and "('09:00-10:00 @ann', 0)" in each for each in sources)


def test_two_equal_faults_in_one_function_are_told_apart():
    twice = RULE.replace("visits - 1)", "visits - 1)\n                yield self.finding(visits[0], visits - 1)")

    names = [each.name for each in mutants_of(twice)]

    assert "check: visits - 1 → visits - 2 (no. 2)" in names
    assert len(set(names)) == len(names)


def test_what_defines_no_rule_has_no_mutants():
    assert mutants_of("SMALL = 12\n") == ()
    assert not defines_a_rule("class Board(Protocol):\n    pass\n")


def test_who_lives_needs_a_reason_and_a_reason_needs_who_lives():
    reasons = {"seats": {"a": "no difference", "gone": "was none"}}

    assert objections("seats", ["a"], {"seats": {"a": "no difference"}}) == []
    assert objections("seats", ["a", "b"], reasons) == [
        "seats: survives without a reason: b",
        "seats: has a reason, but is killed or gone: gone",
    ]
