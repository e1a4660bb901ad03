"""Tables answer the rows that are asked for, and a page keeps what stands around them."""

from __future__ import annotations

import json
from argparse import Namespace
from importlib.util import find_spec

import pytest
from tests.benchmarks.test_curves import OURS, PLAIN, line

from benchmarks import report
from benchmarks.telling import surroundings

ENCODED = {
    "benchmark": "encode",
    "like": "B",
    "seed": 1,
    "side": "window",
    "process_seconds": 0.25,
    "decisions": 1000,
    "variables": 2000,
    "constraints": 3000,
    "peak_kilobytes": 512 * 1024,
    "ended": "built",
    "planned": True,
}


@pytest.fixture
def measured(tmp_path):
    path = tmp_path / "lines.jsonl"
    told = [each | {"peak_kilobytes": 1024 * 1024} for each in (OURS, PLAIN)] + [ENCODED]
    lines = [json.dumps({**each, **surroundings()}) + "\n" for each in told]
    path.write_text("".join([*lines, '{"cut off']), encoding="utf-8")
    return path


def test_the_tables_say_medians_and_what_is_asked_for(measured):
    (text,) = report.lines(Namespace(files=[measured], write=None))

    assert [each for each in text.splitlines() if each.startswith("| B")] == [
        "| B | 4.00 s | 50 s | 12.5 × | ≤ 5 s |",
        "| B | 100 s | 0 / 50 | 0 / 60 | 30 s | ≤ 10 s |",
        "| B | 60 s | 20.0% | 100.0% | ≤ 10% |",
        "| B | 1.00 GiB / 1.50 GiB | 1.00 GiB / 1.50 GiB |  |",
        "| B | window | 0.25 s | 1,000 | 2,000 | 3,000 | 0.50 GiB |  |",
    ]


def test_other_recipes_of_the_plain_model_have_a_table_of_their_own(measured):
    more = line("monolith-linear", [[9, 0, 2, 7]], peak_kilobytes=1024) | surroundings()
    with measured.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in (more, PLAIN | {"peak_kilobytes": 1} | surroundings()))

    (text,) = report.lines(Namespace(files=[measured], write=None))

    assert [each for each in text.splitlines() if each.startswith("| monolith")] == [
        "| monolith |  | 0 / 60 (1) |  |",
        "| monolith-linear |  | 2 / 7 (1) |  |",
    ]


def test_a_side_that_ran_on_some_seeds_only_is_compared_on_these(measured):
    later = OURS | {"seed": 2, "curve": [[9, 0, 0, 70]]}
    with measured.open("w", encoding="utf-8") as file:
        for each in (OURS, PLAIN, later):
            file.write(json.dumps(each | {"peak_kilobytes": 1} | surroundings()) + "\n")

    (text,) = report.lines(Namespace(files=[measured], write=None))

    assert [each for each in text.splitlines() if each.startswith("| B")][:2] == [
        "| B | 6.50 s | 50 s (1 of 2 seeds) | 12.5 × | ≤ 5 s |",
        "| B | 100 s | 0 / 70 | 0 / 60 (1 of 2 seeds) | 30 s (1 of 2 seeds) | ≤ 10 s |",
    ]


def test_without_lines_nothing_is_said_to_be_measured(measured):
    measured.write_text("", encoding="utf-8")

    assert list(report.lines(Namespace(files=[measured], write=None))) == ["Nothing was measured yet.\n"]


def test_a_page_keeps_what_stands_around_the_marks_and_gets_its_picture(measured, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")

    tuple(report.lines(Namespace(files=[measured], write=page)))

    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{report.BEGIN}\nCommit ")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "old" not in text
    assert (
        (tmp_path / "benchmarks-b.svg").exists() is ("![B](benchmarks-b.svg)" in text) is bool(find_spec("vl_convert"))
    )


def test_a_page_without_marks_is_refused(measured, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("nothing to fill in", encoding="utf-8")

    with pytest.raises(ValueError, match="report: begin"):
        tuple(report.lines(Namespace(files=[measured], write=page)))
