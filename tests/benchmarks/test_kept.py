"""What was measured is not measured again, unless the source changed meanwhile."""

from __future__ import annotations

import json

from benchmarks.kept import Kept
from benchmarks.telling import surroundings

WHAT = {"benchmark": "search", "side": "monolith", "like": "A", "seed": 1}


def test_a_line_of_the_same_committed_source_is_found_again(tmp_path):
    path = tmp_path / "lines.jsonl"

    Kept.read(path).keep(json.dumps({**WHAT, **surroundings(), "changed": False}))

    kept = Kept.read(path)
    assert kept.has(WHAT) is not surroundings()["changed"]
    assert not kept.has({**WHAT, "seed": 2})


def test_a_line_of_other_source_is_measured_again(tmp_path):
    path = tmp_path / "lines.jsonl"

    Kept.read(path).keep(json.dumps({**WHAT, **surroundings(), "source": "another"}))

    assert not Kept.read(path).has(WHAT)


def test_without_a_file_nothing_is_kept():
    kept = Kept.read(None)

    assert kept.keep("line") == "line"
    assert not kept.has(WHAT)
