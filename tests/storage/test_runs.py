import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from cohortplan.storage.runs import process_lives

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def states(store):
    return [(run.id, run.state, run.best, run.ended_at) for run in store.runs.of_project("autumn")]


def test_a_run_is_kept_with_its_best_and_how_it_ended(store):
    first = store.runs.start("autumn", draft_id=3, pid=os.getpid(), at=NOW)
    second = store.runs.start("autumn", pid=os.getpid(), at=NOW)

    store.runs.progress(first, {"cost": [0, 2, 30]})
    store.runs.end(first, "stopped", at=LATER)

    assert states(store) == [(second, "running", {}, None), (first, "stopped", {"cost": [0, 2, 30]}, LATER)]


def test_a_run_whose_process_was_killed_is_named_once_at_the_next_start(store):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        cut_off = store.runs.start("autumn", pid=process.pid, at=NOW)
        store.runs.progress(cut_off, {"cost": [0, 1, 9]})
        store.runs.start("autumn", pid=os.getpid(), at=NOW)
        process.kill()

    orphans = store.runs.name_orphans(at=LATER)

    assert [(run.id, run.state, run.best, run.ended_at) for run in orphans] == [
        (cut_off, "orphaned", {"cost": [0, 1, 9]}, LATER)
    ]
    assert store.runs.name_orphans(at=LATER) == ()


def test_processes_of_others_count_as_living():
    assert process_lives(1)
    assert process_lives(os.getpid())
