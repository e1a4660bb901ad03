"""What an option cannot be read as is said in its own words."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from benchmarks.options import chosen, existing, numbers, seconds_of

USUAL = {"A": 60.0, "B": 300.0}


def test_lists_have_commas():
    assert (chosen(("A", "B", "B+"))("A, B+"), numbers("1,3")) == (["A", "B+"], [1, 3])


@pytest.mark.parametrize(("given", "seconds"), [("20", {"A": 20.0, "B": 20.0}), ("B=90", {"A": 60.0, "B": 90.0})])
def test_seconds_are_for_all_or_by_project(given, seconds):
    assert seconds_of(USUAL)(given) == seconds


@pytest.mark.parametrize("given", ["C=3", "A=3,C=4"])
def test_seconds_of_what_there_is_not_are_refused_with_what_there_is(given):
    with pytest.raises(ArgumentTypeError, match="C: not one of A, B"):
        seconds_of(USUAL)(given)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ArgumentTypeError, match="no such file"):
        existing(str(tmp_path / "lines.jsonl"))
