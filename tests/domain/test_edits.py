"""Edits are differences: each can be taken back, those that touch different things merge, a stale one is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cohortplan.domain.canonical import dumps, loads
from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import (
    NOTHING,
    Draft,
    Edit,
    adopt,
    assign,
    change_mentor,
    lock,
    move,
    swap,
    unlock,
    withdraw,
)
from cohortplan.domain.plan import Assignment, Mentorship, Plan
from cohortplan.errors import EditRefused

PEOPLE, SESSIONS, MENTORS = st.sampled_from("ABC"), st.sampled_from("stuv"), st.sampled_from(("Lin", "Wu"))
ASSIGNMENTS = st.builds(Assignment, PEOPLE, SESSIONS)
PLANS = st.builds(
    Plan,
    st.frozensets(ASSIGNMENTS, max_size=6),
    st.frozensets(st.builds(Mentorship, PEOPLE, MENTORS), max_size=3),
)
PINS = st.builds(lambda who, what, must: Pin(trainee=who, sessions=(what,), must=must), PEOPLE, SESSIONS, st.booleans())
DRAFTS = st.builds(Draft, plan=PLANS, pins=st.frozensets(PINS, max_size=3), revision=st.integers(0, 9))
EDITS = st.one_of(
    st.builds(assign, PEOPLE, SESSIONS),
    st.builds(withdraw, PEOPLE, SESSIONS),
    st.builds(move, PEOPLE, SESSIONS, SESSIONS),
    st.builds(swap, ASSIGNMENTS, ASSIGNMENTS),
    st.builds(change_mentor, PEOPLE, st.one_of(st.none(), MENTORS), MENTORS),
    st.builds(lock, PINS),
    st.builds(unlock, PINS),
    st.builds(adopt, PLANS, PLANS),
)


def ready_for(draft, *edits):
    """The draft with all that the edits take away, and nothing of what they add."""
    plan, pins = draft.plan, draft.pins
    for edit in edits:
        plan, pins = plan.with_changes(drop=edit.add, add=NOTHING), pins - edit.lock
    for edit in edits:
        plan, pins = plan.with_changes(drop=NOTHING, add=edit.drop), pins | edit.unlock
    return replace(draft, plan=plan, pins=pins)


def content(draft):
    return draft.plan, draft.pins


@given(DRAFTS, EDITS)
def test_an_edit_and_its_inverse_leave_everything_as_it_was_two_revisions_later(draft, edit):
    draft = ready_for(draft, edit)

    after = draft.apply(edit)
    back = after.apply(edit.inverse)

    assert content(back) == content(draft)
    assert (after.revision, back.revision) == (draft.revision + 1, draft.revision + 2)
    assert edit.inverse.inverse == edit


@given(DRAFTS, EDITS)
def test_an_edit_takes_away_and_adds_what_it_says_and_nothing_else(draft, edit):
    draft = ready_for(draft, edit)

    after = draft.apply(edit)

    assert after.plan == draft.plan.with_changes(drop=edit.drop, add=edit.add)
    assert after.pins == (draft.pins - edit.unlock) | edit.lock


@given(DRAFTS, EDITS, EDITS)
def test_edits_that_touch_different_things_merge_in_either_order(draft, one, other):
    assume(not touched(one) & touched(other))
    draft = ready_for(draft, one, other)

    assert content(draft.apply(one).apply(other)) == content(draft.apply(other).apply(one))


def touched(edit):
    plans = (edit.drop, edit.add)
    return frozenset().union(*((*plan.assignments, *plan.mentorships) for plan in plans), edit.lock, edit.unlock)


@given(DRAFTS, EDITS)
def test_an_edit_that_does_not_fit_is_refused_with_what_is_in_its_way_and_nothing_is_changed(draft, edit):
    before = replace(draft)
    stands, takes = edit.drop.minus(draft.plan), draft.plan.with_changes(drop=edit.drop, add=Plan())
    stale = stands != Plan() or edit.unlock - draft.pins
    doubled = edit.add.minus(takes) != edit.add or edit.lock & (draft.pins - edit.unlock)

    assert bool(draft.obstacles(edit)) == bool(stale or doubled)
    if draft.obstacles(edit):
        with pytest.raises(EditRefused) as caught:
            draft.apply(edit)
        assert str(caught.value) == "; ".join(draft.obstacles(edit))
    assert draft == before


@given(DRAFTS, EDITS)
def test_the_same_edit_a_second_time_is_stale_unless_it_changes_nothing(draft, edit):
    draft = ready_for(draft, edit)
    after = draft.apply(edit)

    assert bool(after.obstacles(edit)) == (content(after) != content(draft))


@given(PLANS, PLANS)
def test_a_whole_plan_is_adopted_as_one_edit_that_can_be_undone(before, after):
    draft = Draft(plan=before)

    adopted = draft.apply(adopt(before, after))

    assert adopted.plan == after
    assert adopted.apply(adopt(before, after).inverse).plan == before


@given(EDITS, st.integers(0, 5))
def test_an_edit_survives_a_journal(edit, base):
    known = replace(edit, base=base)

    assert loads(Edit, dumps(known)) == known


def test_two_coordinators_who_move_the_same_person_do_not_both_win():
    draft = Draft(plan=Plan.of([("A", "s")]))

    first = draft.apply(move("A", "s", "t"))

    assert first.obstacles(move("A", "s", "u")) == ("gone A s",)
    assert first.obstacles(assign("A", "t")) == ("already there A t",)
    assert first.obstacles(assign("B", "t")) == ()


def test_a_swap_crosses_two_assignments_and_is_refused_if_one_of_them_is_doubled():
    draft = Draft(plan=Plan.of([("A", "s"), ("B", "t")]))

    crossed = draft.apply(swap(Assignment("A", "s"), Assignment("B", "t")))

    assert crossed.plan == Plan.of([("A", "t"), ("B", "s")])
    doubled = Draft(plan=Plan.of([("A", "s"), ("B", "t"), ("A", "t")]))
    assert doubled.obstacles(swap(Assignment("A", "s"), Assignment("B", "t"))) == ("already there A t",)


def test_a_change_of_mentor_names_who_is_gone_and_who_is_already_there():
    draft = Draft(plan=Plan.of([], [("A", "Lin")]))

    assert draft.apply(change_mentor("A", "Lin", "Wu")).plan.lead_of == {"A": ("Wu",)}
    assert draft.obstacles(change_mentor("A", "Wu", "Lin")) == ("gone A Wu", "already there A Lin")
    assert draft.apply(change_mentor("A", None, "Wu")).plan.lead_of == {"A": ("Lin", "Wu")}


def test_a_lock_is_set_once_and_lifted_once():
    pin = Pin(trainee="A", sessions=("s",))
    locked = Draft().apply(lock(pin))

    assert locked.pins == {pin}
    assert locked.obstacles(lock(pin)) == ("lock already there A",)
    assert locked.apply(unlock(pin)).obstacles(unlock(pin)) == ("lock gone A",)
