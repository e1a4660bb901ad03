"""The notation of examples draws what it says, and does not pass over what it does not understand."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from tests.tiny_worlds import sketches, tries

from cohortplan.domain.demands import Competency
from cohortplan.domain.plan import Mentorship
from cohortplan.rules.sketch import read_sketch


def test_a_session_is_drawn_by_the_shape_of_its_words():
    project, plan = read_sketch(
        "a: lesson 1.2 Tue2 09:00-09:40 West maths Lin seats=2 min=1 room=Lab for=ann,director closed @ann,bob"
    )

    (session,) = project.sessions
    local = project.calendar.local(session.span.start)
    assert (session.id, session.kind, session.class_id, session.grade) == ("a", "lesson", "1.2", "1")
    assert (local.date(), local.time(), session.span.minutes) == (date(2026, 10, 27), time(9), 40)
    assert (session.campus, session.subject, session.leader, session.room) == ("West", "maths", "Lin", "Lab")
    assert (session.seats, session.min_seats, session.open, session.required) == (2, 1, False, False)
    assert (session.audience.roles, session.audience.trainees) == (("academic_director",), ("ann",))
    assert plan.trainees_of == {"a": ("ann", "bob")}


def test_what_is_only_named_comes_into_being():
    project, _ = read_sketch(
        "lesson 1.1 09:00-09:40 Lin @ann; wish bob subject maths; pin cai s1; lead dan Wu; mentor Wu"
    )

    assert [each.id for each in project.trainees] == ["ann", "bob", "cai", "dan"]
    assert [each.id for each in project.staff] == ["Lin", "Wu"]
    assert [each.id for each in project.mentors] == ["Wu"]
    assert [each.id for each in project.classes] == ["1.1"]


def test_a_nested_session_lies_in_the_one_it_names():
    project, _ = read_sketch("a: 08:00-12:00 Lin; b: 09:00-10:00 Lin in=a; c: 10:00-11:00 Lin in=a")

    assert project.session["a"].nested == ("b", "c")
    assert project.session["b"].nested == ()


def test_a_stand_in_acts_from_day_to_day():
    _, plan = read_sketch("trainee ann; mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon to=Wed")

    assert plan.mentorships == {
        Mentorship("ann", "Lin"),
        Mentorship("ann", "Wu", date(2026, 10, 19), date(2026, 10, 21)),
    }


def test_what_was_promised_is_the_plan_in_force_and_what_was_attended_is_kept():
    project, _ = read_sketch("a: 09:00-10:00 was=ann,bob; attended ann a; as of Mon 12:00")

    assert project.in_force is not None
    assert project.in_force.sessions_of == {"ann": ("a",), "bob": ("a",)}
    assert [(each.trainee, each.session) for each in project.attended] == [("ann", "a")]
    assert project.calendar.local(project.as_of).hour == 12


def test_home_mentors_in_force_and_what_should_be_learnt_are_drawn_too():
    project, plan = read_sketch(
        "trainee ann director county=Oak; led ann Lin; lead ann Wu; mentor Wu; competency director safety; "
        "09:00-10:00 competencies=safety,budget"
    )

    assert project.trainee["ann"].county == "Oak"
    assert project.in_force is not None
    assert (project.in_force.lead_of, plan.lead_of) == ({"ann": ("Lin",)}, {"ann": ("Wu",)})
    assert project.competencies == (Competency(role="academic_director", name="safety"),)
    assert project.sessions[0].competencies == ("safety", "budget")


@pytest.mark.parametrize("sketch", ["nonsense", "09:00-10:00 seat=2", "quota lesson least=2", "Mon East", "9:00-10:00"])
def test_what_is_not_understood_is_quoted(sketch):
    with pytest.raises(ValueError, match="not understood: "):
        read_sketch(sketch)


@given(sketches())
@tries(50)
def test_every_drawn_world_knows_all_that_it_speaks_of(sketch):
    project, plan = read_sketch(sketch)

    assert project.strangers(plan) == ()
    assert project.strangers(project.in_force or plan) == ()
    assert read_sketch(sketch) == (project, plan)
