"""Which parts of a plan are opened, and whose."""

from __future__ import annotations

from random import Random

import pytest

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.menus import ALL_OF_IT
from cohortplan.solving.openings import Openings

DAYS = ("Mon", "Tue", "Mon2", "Tue2")
SKETCH = (
    "trainee ann; trainee bob; trainee cai; mentor Lin; "
    + "".join(f"am{day}: shadowing {day} 08:00-11:00 Lin; pm{day}: talk {day} 14:00-15:00 Lin; " for day in DAYS)
    + "l: lesson 1.1 Mon 09:00-09:40 Wu; c: critique Tue 15:00-15:30 Wu lessons=l"
)
WAYS = ("week", "days", "idle", "own_time", "everything", "wide", "held", "besides", "all_held", "week_held")
NOTHING = Plan()
EVERYBODY = {"ann": 1, "bob": 1, "cai": 1}


@pytest.fixture
def project():
    return read_sketch(SKETCH)[0]


def opened(project, way, plan=NOTHING, *, burden=EVERYBODY, size=2, seed=0):
    return getattr(Openings(project, Random(seed)), way)(plan, burden, size, ALL_OF_IT)


def held_by(trainees, sessions):
    return Plan.of(
        ((trainee, session) for trainee in trainees for session in sessions), [(each, "Lin") for each in trainees]
    )


@pytest.mark.parametrize("way", WAYS)
def test_as_many_are_opened_as_are_asked_for_and_only_of_those_who_may_be(project, way):
    for size in (1, 2, 3):
        some = opened(project, way, burden={"ann": 1, "cai": 5}, size=size).trainees
        assert len(set(some)) == len(some) == min(size, 2)
        assert set(some) <= {"ann", "cai"}


@pytest.mark.parametrize("way", WAYS)
def test_equal_chances_open_the_same(project, way):
    plan = held_by(["ann", "bob"], ["amMon", "pmTue"])

    assert opened(project, way, plan, seed=3) == opened(project, way, plan, seed=3)


def test_those_worst_off_are_chosen_mostly(project):
    chosen = [
        opened(project, "week", burden={"ann": 1, "bob": 98, "cai": 1}, size=1, seed=seed).trainees
        for seed in range(40)
    ]

    assert sum(each == ["bob"] for each in chosen) > 30


def test_those_who_have_least_to_do_are_opened_together(project):
    mornings, afternoons = ([each for each in project.session if each.startswith(half)] for half in ("am", "pm"))
    mine = held_by(["ann"], mornings).assignments | held_by(["bob"], afternoons).assignments
    plan = Plan(mine | held_by(["cai"], mornings + afternoons).assignments)

    first = [opened(project, "idle", plan, size=1, seed=seed) for seed in range(60)]
    assert {tuple(each.trainees) for each in first if each.sessions} == {("ann",), ("bob",)}


def test_who_is_away_is_not_idle():
    project, _ = read_sketch(SKETCH + "; trainee dan leave=08:00; absent trainee cai Mon 08:00-18:00")
    somewhere = [opened(project, "idle", burden={"ann": 1, "cai": 1}, size=1, seed=seed) for seed in range(60)]
    mondays = [each for each in somewhere if each.sessions & {"amMon", "pmMon"}]

    assert mondays
    assert all(each.trainees == ["ann"] for each in mondays)


@pytest.mark.parametrize(("way", "most"), [("week", 1), ("days", 2), ("idle", 1), ("held", 1)])
def test_only_some_of_the_time_is_opened(project, way, most):
    """A week, two days, or one."""
    plan = held_by(["ann", "bob"], [each.id for each in project.sessions])
    weekly = way in ("week", "held")
    opened_on = [{project.days[each] for each in opened(project, way, plan, seed=seed).sessions} for seed in range(40)]

    assert max(len({project.calendar.week(day) for day in days} if weekly else days) for days in opened_on) == most


def test_what_takes_place_anyway_is_all_that_is_opened_of_it(project):
    plan = held_by(["ann"], ["amMon", "pmTue2"])

    assert {each for seed in range(20) for each in opened(project, "held", plan, seed=seed).sessions} == {
        "amMon",
        "pmTue2",
    }


def test_besides_are_all_but_lessons_and_the_talks_about_them_with_the_mentors(project):
    opening = opened(project, "besides")

    assert opening.sessions == {each.id for each in project.sessions} - {"l", "c"}
    assert opening.mentors


def test_mentors_are_opened_with_all_of_the_time_or_not_at_all(project):
    plan = Plan(mentorships=frozenset({Mentorship("ann", "Lin")}))

    assert {way for way in WAYS if opened(project, way, plan).mentors} == {"everything", "wide", "besides", "all_held"}


def test_what_takes_place_anyway_and_all_besides_lessons_is_opened_for_very_many(project):
    plan = held_by(["bob"], ["amMon", "l"])

    opening = opened(project, "all_held", plan, size=3)

    assert opening.mentors
    assert opening.sessions == {f"{half}{day}" for half in ("am", "pm") for day in DAYS} | {"l"}


def test_or_one_week_of_it_beside_the_same_mentors(project):
    plan = held_by(["bob"], ["amMon", "l"])

    weeks = {
        (opening.mentors, opening.sessions)
        for seed in range(20)
        for opening in [opened(project, "week_held", plan, seed=seed)]
    }

    first = {"amMon", "pmMon", "amTue", "pmTue", "l"}
    second = {"amMon2", "pmMon2", "amTue2", "pmTue2"}
    assert weeks == {(False, frozenset(first)), (False, frozenset(second))}
