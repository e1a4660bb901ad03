"""A project is the whole question, the same whatever the order of its rows, and answers for everything in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import MONDAY, PLAN, SESSIONS, at, session, span, world

from cohortplan.domain.demands import Absence, Pin, Visit, Waiver
from cohortplan.domain.places import Travel
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.refs import Ref
from cohortplan.domain.vocabulary import Term
from cohortplan.errors import UnknownReference
from cohortplan.text import Text

NAMES = st.text(st.characters(codec="utf-8"), max_size=5)


@given(st.permutations(SESSIONS), st.permutations(world().trainees), st.permutations(world().staff))
def test_the_order_of_rows_makes_no_difference(sessions, trainees, staff):
    assert world(sessions, trainees=tuple(trainees), staff=tuple(staff)) == world()


def test_sessions_come_earliest_first():
    spans = [each.span for each in world(reversed(SESSIONS)).sessions]

    assert spans == sorted(spans)


def test_a_way_given_in_one_direction_serves_for_both_unless_the_other_is_given_too():
    out, back = (
        Travel(origin="east", destination="west", minutes=25),
        Travel(origin="west", destination="east", minutes=40),
    )

    assert world(travel=(out,)).travel_minutes == {("east", "west"): 25, ("west", "east"): 25}
    assert world(travel=(out, back)).travel_minutes == {("east", "west"): 25, ("west", "east"): 40}


def test_a_delegation_blocks_the_rooms_and_leaders_it_takes_and_not_the_classes_it_sees():
    absence = Absence(what="room", id="hall", span=span("tue 08:00-09:00"), reason="装修")
    visit = Visit(
        id="v",
        title="考察团",
        kind="delegation",
        span=span("mon 08:00-12:00"),
        rooms=("hall",),
        leaders=("lin",),
        classes=("301",),
    )

    found = world(absences=(absence,), visits=(visit,)).absences_of

    assert {key: [(each.span, each.reason) for each in rows] for key, rows in found.items()} == {
        ("room", "hall"): [(visit.span, "考察团"), (absence.span, "装修")],
        ("staff", "lin"): [(visit.span, "考察团")],
    }


def test_a_session_needs_its_leader_room_class_grade_and_campus():
    first = world().session["301/mon 10:30"]

    assert world().needs(replace(first, grade="3")) == (
        ("staff", "wu"),
        ("room", "room-301"),
        ("class", "301"),
        ("grade", "3"),
        ("campus", "east"),
    )
    assert world().needs(session("s", "mon 10:00-11:00", leader="", campus="")) == ()


def test_the_day_of_a_session_is_the_date_on_the_wall_of_the_venue():
    early = session("early", "tue 07:30-08:00")

    assert early.span.start.date() == MONDAY
    assert world((early,)).days == {"early": MONDAY + timedelta(days=1)}


@pytest.mark.parametrize(("until", "holds"), [(None, True), (date(2026, 10, 12), True), (date(2026, 10, 11), False)])
def test_pins_and_waivers_hold_until_their_last_day_included(until, holds):
    pin = Pin(trainee="T1", sessions=("talk",), until=until)
    waiver = Waiver(rule="seats", about=("talk",), reason="同意", until=until)

    project = world(as_of=at("mon 00:30", monday=date(2026, 10, 12)), pins=(pin,), waivers=(waiver,))

    assert project.standing_pins == ((pin,) if holds else ())
    assert project.standing_waivers == ((waiver,) if holds else ())


@given(st.frozensets(st.sampled_from("abc")), st.frozensets(st.sampled_from("bcd")), st.sampled_from(("r", "s")))
def test_a_waiver_covers_what_concerns_all_that_it_names(named, concerned, rule):
    waiver = Waiver(rule="r", about=tuple(named), reason="同意")

    assert waiver.covers(rule, tuple(Ref("trainee", each) for each in concerned)) == (
        rule == "r" and named <= concerned
    )


def test_locks_of_a_draft_join_the_pins_once():
    one, other = Pin(trainee="T1", sessions=("talk",)), Pin(trainee="T2", sessions=("talk",))

    assert world(pins=(one,)).with_pins([other, one]).pins == (one, other)


def test_words_that_a_project_declares_win_over_the_usual_ones_and_unknown_ones_speak_for_themselves():
    project = world(kinds=(Term("talk", "报告", "lecture"),), roles=(Term("coach", "教练", "coach"),))

    assert project.kind_name("talk") == Text(zh="报告", en="lecture")
    assert project.kind_name("lesson") == Text(zh="听课", en="lesson observation")
    assert project.kind_name("picnic") == Text(zh="picnic", en="picnic")
    assert project.role_name("coach") == Text(zh="教练", en="coach")
    assert project.role_name("principal") == Text(zh="校长", en="principal")


def test_strangers_in_a_plan_are_named_all_at_once():
    plan = Plan.of([("T1", "gone"), ("eve", "talk")], [("T2", "nobody"), ("T1", "wu")])

    assert world().strangers(PLAN) == ()
    assert world().strangers(plan) == ("eve", "gone", "nobody")
    with pytest.raises(UnknownReference, match="not in project autumn: eve, gone, nobody"):
        world().check_knows(plan)


@given(NAMES, NAMES)
def test_a_reference_is_read_back_as_it_was_written(kind, ident):
    plain = kind.replace(":", "")

    assert Ref.parse(str(Ref(plain, ident))) == Ref(plain, ident)


DAYS = st.integers(0, 9).map(lambda days: MONDAY + timedelta(days=days))


@given(DAYS, st.one_of(st.none(), DAYS), DAYS)
def test_a_stand_in_acts_on_the_days_from_first_to_last_and_is_no_lead(first, last, day):
    acting = Mentorship("T1", "wu", first, last)
    plan = Plan(mentorships=frozenset({Mentorship("T1", "lin"), acting}))

    assert acting.acts_on(day) == (first <= day and (last is None or day <= last))
    assert plan.mentors_on("T1", day) == {"lin", *(["wu"] if acting.acts_on(day) else [])}
    assert plan.mentors_on("T2", day) == frozenset()
    assert plan.lead_of == {"T1": ("lin",)}
    assert plan.mentees_of == {"lin": ("T1",)}


PAIRS = st.frozensets(st.tuples(st.sampled_from("abc"), st.sampled_from("stu")))


@given(PAIRS)
def test_who_attends_what_and_what_is_attended_by_whom_are_the_same_pairs(pairs):
    plan = Plan.of(pairs)

    assert {(who, what) for who, whats in plan.sessions_of.items() for what in whats} == pairs
    assert {(who, what) for what, whos in plan.trainees_of.items() for who in whos} == pairs
    assert all(list(whats) == sorted(whats) for whats in plan.sessions_of.values())


@given(PAIRS, PAIRS)
def test_what_one_plan_has_and_another_lacks_makes_the_one_of_the_other(one, other):
    before, after = Plan.of(one), Plan.of(other)

    assert before.with_changes(drop=before.minus(after), add=after.minus(before)) == after
