"""A benchmark tells lines that stand for themselves; how fast anything was decides no test."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_intake_is_measured_in_every_form_and_every_form_of_tables_is_the_same_project():
    command = [sys.executable, "-m", "benchmarks", "intake", "--like", "A", "--seed", "7", "--runs", "1"]

    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(line["benchmark"], line["like"], line["seed"], line["side"]) for line in lines] == [
        ("intake", "A", 7, side) for side in ("folder", "archive", "workbook", "papers")
    ]
    assert len({line["digest"] for line in lines[:3]}) == 1
    assert all(line["seconds"] > 0 and line["peak_kilobytes"] > 0 and line["versions"]["python"] for line in lines)
