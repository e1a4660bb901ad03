import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import Draft, assign, withdraw
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.intake.reading import read_project
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import BrokenOff, Impossible
from cohortplan.storage.drafts import Applied, Refused
from cohortplan.workflows.question import question
from cohortplan.workflows.solves import Busy, Order, Solves

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)

DEMO = Path(__file__).parents[2] / "data" / "demo-a"
PATIENCE = 60.0
TINY = "quota talk min=1; mentor Lin; trainee ann; a: 09:00-10:00; b: 10:00-11:00"


@pytest.fixture
def solves(store):
    running = Solves(store, lambda: NOON)
    yield running
    running.close()


@pytest.fixture
def order(store):
    """What asks for a plan of a sketch, with a draft in the store."""

    def make(sketch, *pins, seconds=20.0):
        project, plan = read_sketch(sketch)
        project = replace(project, id="tiny")
        store.projects.put(project, {"even_days": {"on": False}}, at=NOON)
        draft = store.drafts.create("tiny", "1", Draft(plan=plan, pins=frozenset(pins)), at=NOON)
        return Order(question=question(store, draft.line.id), seconds=seconds, author="林")

    return make


def test_what_a_search_finds_becomes_one_edit_that_can_be_undone(solves, store, order):
    solve = solves.start(order(TINY))

    solves.wait()

    stored = store.drafts.get(solve.base.line.id)
    assert isinstance(solve.ending.kept, Applied)
    assert stored.draft.plan == solve.ending.answer.plan
    assert [(line.edit.kind, line.author) for line in store.drafts.journal(stored.line.id)] == [("adopt", "林")]
    store.drafts.undo(stored.line.id, base=stored.draft.revision, author="", at=NOON)
    assert store.drafts.get(stored.line.id).draft.plan == solve.base.draft.plan


def test_a_search_keeps_the_locks_of_the_draft(solves, store, order):
    solve = solves.start(order(TINY, Pin(trainee="ann", sessions=("b",))))

    solves.wait()

    assert Assignment("ann", "b") in solve.ending.answer.plan.assignments


def test_only_one_search_runs_at_a_time(solves, order):
    first = order(TINY)
    solves.start(first)

    with pytest.raises(Busy):
        solves.start(first)


def test_rules_that_contradict_each_other_are_named_and_the_draft_is_left_alone(solves, store, order):
    both = (Pin(trainee="ann", sessions=("a",)), Pin(trainee="ann", sessions=("c",)))
    solve = solves.start(order(f"{TINY}; c: 09:30-10:30", *both))

    solves.wait()

    assert isinstance(solve.ending.outcome, Impossible)
    assert set(solve.ending.outcome.rules) == {"no_clash", "pins"}
    assert store.drafts.journal(solve.base.line.id) == ()


def test_what_others_did_to_the_same_seats_meanwhile_is_not_overwritten(solves, store, order):
    asked = order(f"{TINY} @ann")
    ident = asked.question.stored.line.id
    store.drafts.apply(ident, withdraw("ann", "b"), author="王", at=NOON)
    away = Pin(trainee="ann", sessions=("b",), must=False)
    project = asked.question.project.with_pins([away])

    solve = solves.start(replace(asked, question=replace(asked.question, project=project)))
    solves.wait()

    assert isinstance(solve.ending.kept, Refused)
    assert [line.author for line in solve.ending.kept.meanwhile] == ["王"]
    assert isinstance(solves.take_over(solve), Applied)
    assert store.drafts.get(ident).draft.plan == solve.ending.answer.plan


def test_edits_elsewhere_merge_with_what_the_search_found(solves, store, order):
    asked = order(f"{TINY}; trainee bob; z: Fri 15:00-16:00 for=nobody")
    ident = asked.question.stored.line.id

    solve = solves.start(asked)
    store.drafts.apply(ident, assign("bob", "z"), author="王", at=NOON)
    solves.wait()

    assert isinstance(solve.ending.kept, Applied)
    assert Assignment("bob", "z") in store.drafts.get(ident).draft.plan.assignments


def test_a_search_that_finds_nothing_better_leaves_no_edit(solves, store, order):
    first = solves.start(order(TINY))
    solves.wait()

    again = solves.start(replace(first.order, question=question(store, first.base.line.id)))
    solves.wait()

    assert (again.ending.proven, again.ending.kept) == (True, None)
    assert len(store.drafts.journal(first.base.line.id)) == 1


def test_a_stopped_search_says_so(solves, store, order):
    solves.start(order(TINY))

    solves.close()

    assert [run.state for run in store.runs.of_project("tiny")] == ["stopped"]


def test_runs_are_recorded_with_their_best_cost(solves, store, order):
    solves.start(order(TINY))

    solves.wait()

    (run,) = store.runs.of_project("tiny")
    assert (run.state, run.best) == ("ended", {"hard": 0, "penalty": 0, "shortfall": 0})


def test_a_killed_search_is_said_to_have_failed_and_the_draft_is_left_alone(solves, store, order):
    solve = solves.start(order(TINY))
    solve._running.process.kill()
    solves.wait()

    assert solve.ending.fault != ""
    assert [run.state for run in store.runs.of_project("tiny")] == ["failed"]
    assert store.drafts.journal(solve.base.line.id) == ()


def test_what_a_killed_search_had_found_is_in_the_draft(solves, store):
    project = read_project(DEMO).project
    assert project is not None
    store.projects.put(project, {}, at=NOON)
    draft = store.drafts.create(project.id, "1", Draft(plan=Plan()), at=NOON)
    solve = solves.start(Order(question=question(store, draft.line.id), seconds=120, to_the_end=True, author="林"))
    deadline = time.monotonic() + PATIENCE
    while not any(step.cost for step in solve.progress) and time.monotonic() < deadline:
        time.sleep(0.02)

    solve._running.process.kill()
    solves.wait()

    assert isinstance(solve.ending.outcome, BrokenOff)
    assert isinstance(solve.ending.kept, Applied)
    assert store.drafts.get(draft.line.id).draft.plan == solve.ending.answer.plan
    assert solve.ending.answer.audit.clean
    assert [run.state for run in store.runs.of_project(project.id)] == ["failed"]


def test_after_a_restart_the_runs_that_were_cut_off_are_named_once(store, order):
    asked = order(TINY)
    store.runs.start("tiny", draft_id=asked.question.stored.line.id, pid=2**22 + 1, at=NOON)

    assert [run.project_id for run in Solves(store, lambda: NOON).orphans] == ["tiny"]
    assert Solves(store, lambda: NOON).orphans == ()
