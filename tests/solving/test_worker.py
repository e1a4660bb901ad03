"""A solve in a process of its own, with real processes, pipes, signals and kills."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

import pytest

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, Cost, audit
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.messages import (
    WorkerFailed,
    read_bounds,
    read_events,
    read_progress,
    read_task,
    write_event,
    write_progress,
    write_task,
)
from cohortplan.solving.outcome import (
    Answer,
    Bounds,
    BrokenOff,
    Impossible,
    Origin,
    Outcome,
    OutOfTime,
    Progress,
    Solved,
)
from cohortplan.solving.running import Running
from cohortplan.solving.task import Task
from cohortplan.solving.worker import ending, save

PATIENCE = 30.0

ONE_LESSON = "trainee ann; mentor Lin; lesson 1.1 09:00-09:40; quota lesson min=1; wish ann subject maths"


def task_of(project, **more):
    return Task(project=project, policy=Policy.default(), **{"seconds": 60, **more})


def answer_of(outcome: Outcome) -> Answer:
    assert not isinstance(outcome, Impossible)
    assert outcome.answer is not None
    return outcome.answer


def pipe(end: IO[Any] | None) -> IO[Any]:
    assert end is not None
    return end


def best_of(running: Running) -> Plan:
    """The best plan of a worker that has one."""
    plan = running.best()
    assert plan is not None
    return plan


def wait_until(holds):
    """Wait until something holds; whether it came to hold at all."""
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def alive(pid):
    """Whether a process runs; one that has ended and is not yet buried does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_small_project_is_solved_and_the_process_ends_well():
    project, _ = read_sketch(ONE_LESSON)

    with Running(task_of(project)) as running:
        outcome = running.outcome()

        assert isinstance(outcome, Solved)
        assert answer_of(outcome).plan == Plan.of([("ann", "s1")], [("ann", "Lin")])
        assert answer_of(outcome).audit == audit(project, Policy.default(), answer_of(outcome).plan)
        cost = answer_of(outcome).audit.cost
        assert answer_of(outcome).bounds.proves(cost)
        assert answer_of(outcome).bounds == running.progress[-1].bounds
        assert running.progress[-1].cost == cost
        assert running.process.wait(PATIENCE) == 0


def test_what_cannot_be_comes_back_as_the_rules_that_clash():
    project, _ = read_sketch("trainee ann; a: 09:00-10:00 closed; pin ann a; mentor Lin")

    with Running(task_of(project)) as running:
        assert running.outcome() == Impossible(("audience", "pins"), trainee="ann")


def test_a_stop_brings_the_best_so_far(week):
    with Running(task_of(week)) as running:
        assert wait_until(lambda: running.best() is not None)
        running.stop()

        outcome = running.outcome()

        assert isinstance(outcome, OutOfTime)
        assert answer_of(outcome).audit.clean
        assert running.process.wait(PATIENCE) == 0


def test_a_stop_before_the_search_has_begun_ends_it_with_nothing(week):
    with Running(task_of(week, seconds=600)) as running:
        running.stop()

        assert running.outcome() == OutOfTime(None)


def test_a_killed_worker_leaves_its_best_plan_and_is_said_to_have_broken_off(week):
    with Running(task_of(week)) as running:
        assert wait_until(lambda: running.best() is not None)
        running.process.kill()

        outcome = running.outcome()

        assert isinstance(outcome, BrokenOff)
        assert (outcome.fault, outcome.signal) == ("the solver's process ended with code -9", 9)
        assert outcome.answer.plan == best_of(running)
        assert outcome.answer.audit == audit(week, Policy.default(), outcome.answer.plan)
        assert outcome.answer.audit.clean


def test_a_worker_that_dies_without_a_plan_has_failed(week):
    with Running(task_of(week, seconds=600)) as running:
        running.process.kill()

        with pytest.raises(WorkerFailed, match="ended with code -9"):
            running.outcome()


def test_a_worker_that_does_not_hear_a_stop_is_ended_with_its_best_plan(week, monkeypatch):
    monkeypatch.setattr("cohortplan.solving.running.GRACE", 0.2)
    with Running(task_of(week, seconds=600)) as running:
        assert wait_until(lambda: running.best() is not None and running.progress)
        running.process.send_signal(signal.SIGSTOP)
        running.stop()

        outcome = running.outcome()

        assert isinstance(outcome, OutOfTime)
        assert answer_of(outcome).audit.clean


def test_a_worker_ends_by_itself_when_its_pipe_closes(week):
    with Running(task_of(week, seconds=600)) as running:
        assert wait_until(lambda: running.best() is not None)

        pipe(running.process.stdin).close()

        assert running.process.wait(PATIENCE) == 0


def test_a_worker_does_not_outlive_a_killed_starter(week, tmp_path):
    question = tmp_path / "task.json"
    question.write_text(write_task(task_of(week, seconds=600), tmp_path / "unused.json"), encoding="utf-8")
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER, str(question)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=in_folder(tmp_path),
    )
    worker = int(pipe(starter.stdout).readline())
    assert alive(worker)

    starter.kill()
    starter.wait()
    pipe(starter.stdout).close()

    assert wait_until(lambda: not alive(worker))


STARTER = """
import sys, time
from cohortplan.solving.messages import read_task
from cohortplan.solving.running import Running
running = Running(read_task(open(sys.argv[1], encoding="utf-8").read())[0])
while running.best() is None:
    time.sleep(0.02)
print(running.process.pid, flush=True)
time.sleep(600)
"""


def in_folder(folder):
    """The environment of a process that leaves its temporary files in a folder that is cleared up."""
    return {**os.environ, "TMPDIR": str(folder)}


def test_a_worker_is_out_of_reach_of_a_ctrl_c_in_the_terminal(week):
    with Running(task_of(week)) as running:
        assert os.getpgid(running.process.pid) != os.getpgid(0)


def test_leaving_the_block_ends_the_process_at_once(week):
    with Running(task_of(week, seconds=600)) as running:
        pid = running.process.pid

    assert not alive(pid)
    assert running.best() is None


def test_whoever_reads_the_best_plan_meanwhile_sees_a_whole_one(week):
    seen, ended = [], threading.Event()

    def look(running):
        while not ended.is_set():
            if (plan := running.best()) is not None and plan not in seen:
                seen.append(plan)

    with Running(task_of(week, seconds=12)) as running:
        reader = threading.Thread(target=look, args=(running,))
        reader.start()
        outcome = running.outcome()
        ended.set()
        reader.join()

    costs = [audit(week, Policy.default(), plan).cost for plan in seen]
    assert costs == sorted(costs, reverse=True)
    assert all(cost.hard == 0 for cost in costs)
    assert answer_of(outcome).audit.cost <= costs[-1]


SAVER = """
import sys
from pathlib import Path
from cohortplan.domain.plan import Plan
from cohortplan.solving.worker import save
plans = [Plan.of([(f"t{n}", mark * 50) for n in range(2000)]) for mark in "ab"]
while True:
    for plan in plans:
        save(plan, Path(sys.argv[1]))
"""


def test_a_worker_killed_while_it_writes_leaves_a_whole_plan(tmp_path):
    for delay in (0.0, 0.01, 0.025):
        best = tmp_path / f"best-{delay}.json"
        with subprocess.Popen([sys.executable, "-c", SAVER, str(best)]) as saver:
            assert wait_until(best.exists)
            time.sleep(delay)
            saver.kill()

        plan = canonical.loads(Plan, best.read_text(encoding="utf-8"))

        assert len(plan.assignments) == 2000
        assert len({each.session for each in plan.assignments}) == 1


def test_a_worker_that_cannot_read_its_question_says_why():
    with subprocess.Popen(
        [sys.executable, "-m", "cohortplan.solving.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as worker:
        said, complaint = worker.communicate(json.dumps({"version": 0}) + "\n", timeout=PATIENCE)

    assert (said, worker.returncode) == ("", 1)
    assert complaint.splitlines()[-1] == "ValueError: this worker reads version 1, not 0"


def test_a_question_survives_the_way_to_the_worker():
    project, plan = read_sketch(ONE_LESSON)
    policy = read_policy({"wishes": {"limit": 3, "weight": 0}, "class_visits": {"limit": "none"}})[0]
    task = Task(project=project, policy=policy, seconds=2.5, seed=7, start=plan)

    assert read_task(write_task(task, Path("best.json"))) == (task, Path("best.json"))


def test_a_policy_that_no_file_could_ask_for_is_not_planned_with():
    project, _ = read_sketch(ONE_LESSON)
    task = Task(project=project, policy=Policy.default().without("seats"))

    with pytest.raises(ValueError, match="no such policy"):
        read_task(write_task(task, Path("best.json")))


def test_each_end_is_one_line_that_says_how_it_came():
    answer = Answer(Plan(), Audit(()), Bounds(0, 0, (Origin.ZERO,)))
    bounds = {"shortfall": 0, "penalty": 0, "shortfall_from": ["zero"], "penalty_from": []}
    ends: list[Outcome] = [Solved(answer), OutOfTime(answer), OutOfTime(None), Impossible(("pins",), minimal=False)]

    assert [json.loads(ending(each)) for each in ends] == [
        {"version": 1, "event": "solved", "bounds": bounds},
        {"version": 1, "event": "out_of_time", "bounds": bounds},
        {"version": 1, "event": "out_of_time", "bounds": {}},
        {"version": 1, "event": "impossible", "rules": ["pins"], "minimal": False, "trainee": ""},
    ]


def test_half_a_line_from_a_dying_worker_is_not_taken_for_news():
    step = write_progress(Progress(1.5, None, Bounds(2), 0.7))

    events = list(read_events([f"{step}\n", write_event("solved", bounds={})]))

    assert [read_progress(each) for each in events] == [Progress(1.5, None, Bounds(2), 0.7)]


def test_a_step_comes_back_with_where_its_bounds_come_from():
    step = Progress(1.5, Cost(0, 2, 9), Bounds(2, 7, (Origin.WHOLE,), (Origin.FLOORS, Origin.SHARING)), 0.7)

    (event,) = read_events([f"{write_progress(step)}\n"])

    assert read_progress(event) == step


def test_bounds_of_an_earlier_version_do_not_say_where_they_come_from():
    assert read_bounds({"shortfall": 1, "penalty": None}) == Bounds(1)


def test_a_save_replaces_the_file_and_leaves_nothing_beside_it(tmp_path):
    for session in ("a", "b"):
        save(Plan.of([("ann", session)]), tmp_path / "best.json")

    assert [each.name for each in tmp_path.iterdir()] == ["best.json"]
    assert canonical.loads(Plan, (tmp_path / "best.json").read_text()) == Plan.of([("ann", "b")])
