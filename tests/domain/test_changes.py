"""What differs between two plans, and whom it touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import PLAN, SESSIONS, lesson, replaced, session, world

from cohortplan.domain.changes import Change, Edition, affected, changes_between
from cohortplan.domain.plan import Mentorship, Plan

ASSIGNMENTS = st.tuples(st.sampled_from(("T1", "T2", "T3")), st.sampled_from([each.id for each in SESSIONS]))
MENTORSHIPS = st.tuples(st.sampled_from(("T1", "T2", "T3")), st.sampled_from(("head", "lin")))
DAYS = st.integers(19, 22).map(lambda day: date(2026, 10, day))
ACTING = st.builds(
    lambda pair, first, length: Mentorship(pair[0], pair[1], first, first + timedelta(days=length)),
    MENTORSHIPS,
    DAYS,
    st.integers(0, 2),
)


def with_acting(plan, acting):
    return replace(plan, mentorships=plan.mentorships | acting)


PLANS = st.builds(
    with_acting,
    st.builds(Plan.of, st.frozensets(ASSIGNMENTS), st.frozensets(MENTORSHIPS, max_size=4)),
    st.frozensets(ACTING, max_size=2),
)


def edition(plan=PLAN, project=None):
    return Edition(project or world(), plan)


def told(before, after):
    return [(each.trainee, each.kind, each.old, each.new, each.aspects) for each in changes_between(before, after)]


@given(PLANS)
def test_a_plan_does_not_differ_from_itself(plan):
    assert changes_between(edition(plan), edition(plan)) == ()
    assert affected(edition(plan), edition(plan)) == ()


@given(PLANS, PLANS)
def test_changes_lead_from_one_plan_to_the_other(before, after):
    sessions = {trainee: set(before.sessions_of.get(trainee, ())) for trainee in world().trainee}

    for change in changes_between(edition(before), edition(after)):
        if not change.of_mentors:
            sessions[change.trainee] -= {change.old}
            sessions[change.trainee] |= {change.new} - {""}

    assert sessions == {trainee: set(after.sessions_of.get(trainee, ())) for trainee in world().trainee}


@given(PLANS, PLANS)
def test_the_way_back_touches_the_same_people(before, after):
    one, other = edition(before), edition(after)

    assert affected(one, other) == affected(other, one)


@given(PLANS, PLANS)
def test_nobody_is_touched_who_sees_no_change(before, after):
    touched = affected(edition(before), edition(after))

    for trainee in world().trainee:
        same = before.sessions_of.get(trainee) == after.sessions_of.get(trainee)
        led = before.lead_of.get(trainee) == after.lead_of.get(trainee)
        stood_in = before.acting_for.get(trainee) == after.acting_for.get(trainee)
        assert (trainee in touched) != (same and led and stood_in)


def test_who_stands_in_for_a_mentor_and_who_no_longer_does_is_told_with_the_days():
    few, more = (Mentorship("T1", "lin", date(2026, 10, 20), date(2026, 10, last)) for last in (20, 21))

    gained = changes_between(edition(), edition(with_acting(PLAN, {few})))
    longer = changes_between(edition(with_acting(PLAN, {few})), edition(with_acting(PLAN, {more})))

    assert gained == (
        Change(trainee="T1", kind="acting", new="lin", since=date(2026, 10, 20), until=date(2026, 10, 20)),
    )
    assert [(each.kind, each.old or each.new, each.until) for each in longer] == [
        ("acting_over", "lin", date(2026, 10, 20)),
        ("acting", "lin", date(2026, 10, 21)),
    ]


def test_a_stand_in_touches_the_trainee_and_whoever_stands_in():
    acting = Mentorship("T1", "lin", date(2026, 10, 20), date(2026, 10, 21))

    assert affected(edition(), edition(with_acting(PLAN, {acting}))) == ("T1", "lin")


def test_a_moved_session_is_a_change_of_time_for_all_who_attend_it_and_for_its_leader():
    after = edition(project=replaced(world(), "talk", when="tue 15:30-16:15", room="office"))

    assert told(edition(), after) == [(who, "changed", "talk", "talk", ("time", "place")) for who in ("T1", "T2", "T3")]
    assert affected(edition(), after) == ("T1", "T2", "T3", "lin")


def test_another_lesson_of_that_day_is_a_change_and_touches_both_teachers():
    project = world((*SESSIONS, lesson("402", "mon 10:30-11:15", leader="head")))
    plan = Plan.of([("T1", "402/mon 10:30")], [("T1", "lin")])
    before = Plan.of([("T1", "301/mon 10:30")], [("T1", "lin")])

    found = told(edition(before, project), edition(plan, project))

    assert found == [("T1", "changed", "301/mon 10:30", "402/mon 10:30", ("place", "person", "session"))]
    assert affected(edition(before, project), edition(plan, project)) == ("T1", "head", "wu")


def test_what_has_no_successor_of_its_kind_is_dropped_and_what_has_no_predecessor_added():
    before, after = Plan.of([("T1", "talk")]), Plan.of([("T1", "meeting")])

    assert told(edition(before), edition(after)) == [
        ("T1", "dropped", "talk", "", ()),
        ("T1", "added", "", "meeting", ()),
    ]


def test_a_session_that_moved_to_another_day_is_compared_by_the_day_it_had():
    old, moved = session("old", "mon 08:30-09:10"), session("old", "tue 08:30-09:10")
    monday, tuesday = session("monday", "mon 09:20-10:00"), session("tuesday", "tue 09:20-10:00")
    before = edition(Plan.of([("T1", "old"), ("T1", "tuesday")]), world((old, monday, tuesday)))
    after = edition(Plan.of([("T1", "monday"), ("T1", "tuesday")]), world((moved, monday, tuesday)))

    assert told(before, after) == [("T1", "changed", "old", "monday", ("time", "session"))]


def test_another_lead_mentor_is_a_change_for_trainee_and_both_mentors():
    before, after = Plan.of([], [("T1", "lin")]), Plan.of([], [("T1", "head")])

    assert changes_between(edition(before), edition(after)) == (
        Change(trainee="T1", kind="mentor", old="lin", new="head"),
    )
    assert affected(edition(before), edition(after)) == ("T1", "head", "lin")


def test_with_several_lead_mentors_each_of_them_is_touched():
    before, after = Plan.of([], [("T1", "lin"), ("T1", "head")]), Plan.of([], [("T1", "head")])

    assert affected(edition(before), edition(after)) == ("T1", "head", "lin")


def test_who_stands_in_is_no_change_of_the_lead_mentor():
    acting = Mentorship("T1", "head", world().calendar.open_days[0].on)

    changes = changes_between(edition(), edition(with_acting(PLAN, {acting})))

    assert [each.kind for each in changes] == ["acting"]


def test_whoever_joins_or_leaves_the_project_has_all_their_sessions_added_or_dropped():
    fewer = replace(world(), trainees=world().trainees[:2])
    without = replace(PLAN, assignments=frozenset(each for each in PLAN.assignments if each.trainee != "T3"))

    assert {(who, kind) for who, kind, *_ in told(edition(without, fewer), edition())} == {("T3", "added")}
    assert {(who, kind) for who, kind, *_ in told(edition(), edition(without, fewer))} == {("T3", "dropped")}
