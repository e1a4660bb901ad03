"""Whoever stops a search, or loses it, keeps what was found until then."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

DEMO = Path(__file__).parents[2] / "data" / "demo-a"
PROCESSES = Path("/proc")

pytestmark = pytest.mark.skipif(not PROCESSES.exists(), reason="processes are looked up in /proc, which only Linux has")


@pytest.fixture
def begun(tmp_path):
    """Begins ``plan`` in a process of its own, and waits until its first search has told of a plan."""
    under_way = []

    def begin(project, *words):
        command = [Path(sys.executable).with_name("cohortplan"), "plan", project, *words]
        more = ["--seconds", "300", "--to-the-end", "--language", "en"]
        process = subprocess.Popen(
            [*command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=tmp_path
        )
        under_way.append(process)
        assert "penalty" in heard(process.stderr, "penalty")
        return process

    yield begin
    for process in under_way:
        process.kill()
        process.communicate()


def heard(lines: IO[str] | None, word: str) -> str:
    assert lines is not None
    return next((line for line in lines if word in line), "")


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    children = PROCESSES / str(process.pid) / "task" / str(process.pid) / "children"
    return [int(each) for each in children.read_text(encoding="utf-8").split()]


def test_ctrl_c_ends_a_search_with_its_best_plan(begun, tmp_path):
    process = begun(DEMO, "--out", tmp_path / "plan")

    process.send_signal(signal.SIGINT)
    said, noted = process.communicate(timeout=120)

    assert process.returncode in {0, 3}, noted
    assert "Stopping with the best plan so far." in noted
    assert "planned and audited, no hard finding" in said
    assert json.loads((tmp_path / "plan" / "report.json").read_text(encoding="utf-8"))["cost"]["hard"] == 0


def test_ctrl_c_in_a_folder_of_projects_keeps_the_plan_at_hand_and_begins_no_other(begun, tmp_path):
    for name in ("one", "two"):
        shutil.copytree(DEMO, tmp_path / "hosts" / name)
    process = begun(tmp_path / "hosts", "--out", tmp_path / "plans")

    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=120)

    assert process.returncode == 1
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["one"]
    assert f"{tmp_path / 'hosts' / 'two'}: not planned, for it was stopped before." in said


def test_a_search_whose_process_is_killed_leaves_its_best_plan_and_says_that_it_broke_off(begun, tmp_path):
    process = begun(DEMO, "--out", tmp_path / "plan", "--json")

    for worker in workers_of(process):
        os.kill(worker, signal.SIGKILL)
    said, noted = process.communicate(timeout=120)

    assert process.returncode in {0, 3}, noted
    told = json.loads(said)
    assert (told["ended"], told["cost"]["hard"]) == ("fault", 0)
    assert told["fault"] == "the solver's process ended with code -9"
    assert (tmp_path / "plan" / "assignments.csv").exists()
