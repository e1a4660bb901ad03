"""Demand and supply are upper bounds that anybody can check with a pencil."""

import pytest
from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.generator import invent
from cohortplan.intake.attendable import Attendable
from cohortplan.intake.reading import read_project
from cohortplan.intake.supply import supply_facts
from cohortplan.intake.visiting import Visiting, lessons_needed
from cohortplan.intake.writing import write_folder
from cohortplan.text import Language


def facts_of(reading):
    return {(fact.kind, *fact.about): fact for fact in supply_facts(reading.project, reading.policy)}


@pytest.mark.parametrize("seed", [1, 2])
def test_scenario_a_is_as_tight_as_the_domain_says(tmp_path, seed):
    invented = invent("A", seed, calm=True)
    write_folder(tmp_path / "a", invented.settings, invented.tables, Language.EN)

    facts = facts_of(read_project(tmp_path / "a"))

    seats, visits = facts["seats", "lesson"], facts["visits", "lesson"]
    assert seats.demand == 104
    assert (visits.demand, visits.supply, visits.percent) == (35, 48, 73)
    assert {fact.missing for fact in facts.values()} == {0}


def test_a_fact_is_a_sentence_in_both_languages(read):
    fact = facts_of(read())["places", "principal"]

    assert fact.say(Language.ZH_CN) == "校长：学员 2 人，带教名额 8 个，占 25%。"
    assert fact.say(Language.EN) == "principal: trainees 2, places with mentors 8 (25 %)."
    assert fact.as_data()["percent"] == 25


def test_people_count_and_not_trainees(read):
    facts = facts_of(read())

    # One principal, one party of two, and a director.
    assert facts["seats", "lesson"].demand == 4


def test_a_class_gives_no_more_visits_than_its_limits_allow(read):
    # 三(1)班: Mon, Tue, Thu (moved); 三(2)班: Mon, Tue, Thu; 四(1)班: Wed, but its teacher is ill.
    plain = facts_of(read())["visits", "lesson"].supply
    # A delegation in 三(1)班 takes one of its two visits.
    alone = facts_of(read(visits=TABLES["visits"].replace("三(1)班", "")))["visits", "lesson"].supply
    looser = facts_of(read(SETTINGS.replace("per_week = 2", "per_week = 5")))["visits", "lesson"].supply

    assert (plain, alone, looser) == (3, 4, 5)


def test_what_overlaps_a_required_session_gives_no_seats(read):
    required = TABLES["sessions"] + "all,ceremony,开放日,2026-10-20,,08:00,12:00,,,,,,,,yes,\n"
    kept = {"pins": None, "wishes": None}

    loose = SETTINGS.replace("per_week = 2", "per_week = 5")

    before = facts_of(read(loose, **kept))["visits", "lesson"].supply
    after = facts_of(read(loose, sessions=required, **kept))["visits", "lesson"].supply

    assert (before, after) == (5, 5 - 2)


def test_own_subject_seats_are_counted_by_subject(read):
    fact = facts_of(read())["seats", "lesson", "数学"]

    # Two lessons on Tuesday; the studio has twelve seats, but there are four people.
    assert (fact.demand, fact.supply) == (1, 4 + 4)


def test_quotas_a_week_and_a_day_add_up(read):
    quotas = "role,kinds,per,min\nprincipal,meeting,week,1\nacademic_director,lesson,day,1\n"

    facts = facts_of(read(quotas=quotas))

    assert facts["seats", "meeting"].demand == 3
    assert facts["seats", "lesson"].demand == 5


@pytest.mark.parametrize(
    ("seats", "visits", "needed"),
    [(0, [4], 0), (4, [4, 4], 1), (5, [4, 4], 2), (9, [4, 12, 3], 1), (14, [4, 12], 2), (20, [4, 12], 3), (3, [], 3)],
)
def test_the_largest_lessons_are_counted_first(seats, visits, needed):
    assert lessons_needed(seats, visits) == needed


def test_sessions_that_are_looked_at_together_count_as_each_would_alone(tmp_path):
    invented = invent("A", 4)
    write_folder(tmp_path / "a", invented.settings, invented.tables, Language.EN)
    reading = read_project(tmp_path / "a")
    assert reading.project is not None
    assert reading.policy is not None
    assert reading.project is not None
    assert reading.policy is not None
    visiting = Visiting(Attendable(reading.project, reading.policy))

    alone = {
        session.id: sum(trainee.people for trainee in visiting._able_to(session))
        for session in reading.project.offers
        if visiting.able.block(session) is None
    }

    assert {ident: people for ident, people in visiting.people.items() if ident in alone} == alone
