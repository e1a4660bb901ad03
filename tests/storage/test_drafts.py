import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.worlds import PLAN, world

from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import Draft, assign, lock, move, swap, withdraw
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.errors import UnknownReference
from cohortplan.storage.drafts import Applied, Refused
from cohortplan.storage.store import Store

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
BY_AN: dict[str, Any] = {"author": "安老师", "at": NOW}
BY_BO: dict[str, Any] = {"author": "薄老师", "at": NOW}


@pytest.fixture
def draft(store):
    store.projects.put(world(), {}, at=NOW)
    return store.drafts.create("autumn", "初稿", Draft(plan=PLAN), at=NOW).line.id


def steps(store, draft):
    return [(line.revision, line.act, line.target, line.state, line.edit.kind) for line in store.drafts.journal(draft)]


def test_an_edit_is_kept_with_who_and_when(store, draft):
    edit = move("T3", "302/wed 09:20", "301/mon 10:30")

    result = store.drafts.apply(draft, edit, **BY_AN)

    assert isinstance(result, Applied)
    assert result.now == store.drafts.get(draft)
    assert result.now.draft == Draft(plan=PLAN).apply(edit)
    assert store.drafts.journal(draft) == (result.line,)
    assert (result.line.author, result.line.at, result.line.edit) == ("安老师", NOW, edit)


def test_undo_and_redo_survive_a_restart(tmp_path, store, draft):
    pin = Pin(trainee="T1", sessions=("talk",), reason="主讲", author="安老师")
    for edit in (withdraw("T3", "talk"), replace(lock(pin), base=1), replace(assign("T3", "meeting"), base=2)):
        store.drafts.apply(draft, edit, **BY_AN)
    store.close()
    again = Store.open(tmp_path / "store.sqlite").drafts

    undone = [again.undo(draft, base=base, **BY_AN) for base in (3, 4)]
    redone = again.redo(draft, base=5, **BY_AN)

    assert [result.now.draft.pins for result in undone] == [{pin}, set()]
    assert redone.now.draft.pins == {pin}
    assert Assignment("T3", "meeting") not in redone.now.draft.plan.assignments
    assert [line[1:4] for line in steps(store, draft)] == [
        ("edit", 1, "done"),
        ("edit", 2, "done"),
        ("edit", 3, "undone"),
        ("undo", 3, "done"),
        ("undo", 2, "done"),
        ("redo", 2, "done"),
    ]


def test_after_a_new_edit_what_was_undone_cannot_be_redone(store, draft):
    store.drafts.apply(draft, withdraw("T3", "talk"), **BY_AN)
    store.drafts.undo(draft, base=1, **BY_AN)
    store.drafts.apply(draft, replace(withdraw("T2", "talk"), base=2), **BY_AN)

    result = store.drafts.redo(draft, base=3, **BY_AN)

    assert isinstance(result, Refused)
    assert result.obstacles == ("nothing to redo",)
    assert [line[3] for line in steps(store, draft)] == ["dropped", "done", "done"]


def test_redo_takes_the_branch_that_was_undone_last_and_never_an_abandoned_one(store, draft):
    first, second, third = withdraw("T3", "talk"), withdraw("T2", "talk"), withdraw("T1", "talk")
    store.drafts.apply(draft, first, **BY_AN)
    store.drafts.apply(draft, replace(second, base=1), **BY_AN)
    store.drafts.undo(draft, base=2, **BY_AN)
    store.drafts.apply(draft, replace(third, base=3), **BY_AN)
    store.drafts.undo(draft, base=4, **BY_AN)

    redone = store.drafts.redo(draft, base=5, **BY_AN)

    assert isinstance(redone, Applied)
    assert redone.now.draft.plan == PLAN.with_changes(
        drop=Plan(first.drop.assignments | third.drop.assignments), add=Plan()
    )


def test_nothing_to_undo_is_an_answer_and_changes_nothing(store, draft):
    result = store.drafts.undo(draft, base=0, **BY_AN)

    assert isinstance(result, Refused)
    assert (result.obstacles, result.now.draft.revision) == (("nothing to undo",), 0)


def test_edits_of_two_coordinators_that_touch_different_things_are_merged(store, draft):
    store.drafts.apply(draft, withdraw("T1", "talk"), **BY_AN)

    result = store.drafts.apply(draft, withdraw("T2", "talk"), **BY_BO)

    assert isinstance(result, Applied)
    assert [line.author for line in result.meanwhile] == ["安老师"]
    assert result.now.draft.plan.trainees_of["talk"] == ("T3",)


def test_a_stale_edit_is_refused_with_what_changed_meanwhile(store, draft):
    store.drafts.apply(draft, move("T3", "302/wed 09:20", "301/mon 10:30"), **BY_AN)
    crossed = swap(Assignment("T3", "302/wed 09:20"), Assignment("T1", "302/tue 09:20"))

    result = store.drafts.apply(draft, crossed, **BY_BO)

    assert isinstance(result, Refused)
    assert result.obstacles == ("gone T3 302/wed 09:20",)
    assert [(line.author, line.edit.kind) for line in result.meanwhile] == [("安老师", "move")]
    assert store.drafts.get(draft) == result.now
    assert len(store.drafts.journal(draft)) == 1


def test_nobody_undoes_what_they_have_not_seen(store, draft):
    store.drafts.apply(draft, withdraw("T1", "talk"), **BY_AN)
    store.drafts.apply(draft, replace(withdraw("T2", "talk"), base=1), **BY_BO)

    result = store.drafts.undo(draft, base=1, **BY_AN)

    assert isinstance(result, Refused)
    assert (result.obstacles, [line.author for line in result.meanwhile]) == (("stale",), ["薄老师"])


def test_an_edit_from_a_revision_that_never_was_is_refused(store, draft):
    result = store.drafts.apply(draft, replace(withdraw("T1", "talk"), base=7), **BY_AN)

    assert isinstance(result, Refused)
    assert result.obstacles == ("revision unseen",)


def test_drafts_of_a_project_are_listed_the_latest_first(store, draft):
    later = store.drafts.create("autumn", "二稿", Draft(), at=datetime(2026, 10, 13, tzinfo=UTC))

    assert [line.name for line in store.drafts.of_project("autumn")] == ["二稿", "初稿"]
    assert store.drafts.of_project("winter") == ()
    assert later.draft == Draft()


def test_an_unknown_draft_is_said_to_be_so(store):
    with pytest.raises(UnknownReference):
        store.drafts.get(7)


TRAINEES = [f"N{number}" for number in range(4)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.sampled_from(TRAINEES)), max_size=12))
def test_undo_and_redo_behave_as_in_any_editor(store, steps_taken):
    store.projects.put(world(), {}, at=NOW)
    ident = store.drafts.create("autumn", "x", Draft(), at=NOW).line.id
    past: list[frozenset[str]] = []
    present: frozenset[str] = frozenset()
    future: list[frozenset[str]] = []
    for revision_wanted in steps_taken:
        base = store.drafts.get(ident).draft.revision
        if revision_wanted == "undo":
            store.drafts.undo(ident, base=base, **BY_AN)
            if past:
                future.append(present)
                present = past.pop()
        elif revision_wanted == "redo":
            store.drafts.redo(ident, base=base, **BY_AN)
            if future:
                past.append(present)
                present = future.pop()
        else:
            change = withdraw if revision_wanted in present else assign
            store.drafts.apply(ident, replace(change(revision_wanted, "talk"), base=base), **BY_AN)
            past.append(present)
            present ^= {revision_wanted}
            future = []

        plan = store.drafts.get(ident).draft.plan

        assert set(plan.sessions_of) == present


WRITER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from cohortplan.domain.edits import assign
from cohortplan.storage.store import Store

file, draft, author, count = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
drafts = Store.open(file).drafts
base = drafts.get(draft).draft.revision
for number in range(count):
    result = drafts.apply(
        draft, replace(assign(author, f"{number}"), base=base), author=author, at=datetime(2026, 10, 12, tzinfo=UTC)
    )
    print(type(result).__name__, author, number, flush=True)
"""


def start_writer(tmp_path, draft, author, count):
    program = [sys.executable, "-c", WRITER, str(tmp_path / "store.sqlite"), str(draft), author, str(count)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True)


def test_two_processes_writing_one_draft_lose_no_edit(tmp_path, store, draft):
    writers = [start_writer(tmp_path, draft, author, 40) for author in ("A", "B")]

    outputs = [writer.communicate(timeout=120)[0] for writer in writers]

    assert [output.count("Applied") for output in outputs] == [40, 40]
    journal = store.drafts.journal(draft)
    assert [line.revision for line in journal] == list(range(1, 81))
    now = store.drafts.get(draft).draft
    assert now.revision == 80
    assert len(now.plan.sessions_of["A"]) == len(now.plan.sessions_of["B"]) == 40


def test_threads_that_want_the_same_place_get_it_once(store, draft):
    edit = assign("T3", "meeting")

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: store.drafts.apply(draft, edit, **BY_AN), range(16)))

    assert [type(result) for result in results].count(Applied) == 1
    assert store.drafts.get(draft).draft.revision == 1


def test_a_killed_process_loses_no_acknowledged_edit(tmp_path, store, draft):
    with start_writer(tmp_path, draft, "A", 100_000) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline() for _ in range(25)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += writer.stdout.readlines()

    numbers = {line.split()[2] for line in acknowledged if line.endswith("\n") and line.startswith("Applied A")}
    again = Store.open(tmp_path / "store.sqlite").drafts
    kept = again.get(draft).draft
    assert numbers <= set(kept.plan.sessions_of["A"])
    assert kept.revision == len(again.journal(draft)) == len(kept.plan.sessions_of["A"])
    assert len(numbers) >= 25
