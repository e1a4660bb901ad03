"""What scenario B promises: who comes, who hosts them, and what comes in between."""

from collections import Counter

import pytest
from tests.generator.conftest import SEEDS, dates_of

from cohortplan.generator import Invented, world_b
from cohortplan.generator.invented import make


@pytest.fixture(scope="module", params=SEEDS)
def seed(request) -> int:
    return request.param


@pytest.fixture(scope="module")
def typical(seed) -> Invented:
    return make(world_b.WORLD, seed)


def test_ten_working_days_with_a_make_up_sunday_and_a_holiday(typical):
    calendar = typical.settings["calendar"]

    assert (calendar["start"], calendar["end"]) == ("2026-09-14", "2026-09-25")
    assert calendar["make_up"] == {"2026-09-20": "2026-09-25"}
    assert calendar["holidays"] == [{"date": "2026-09-25", "reason": "中秋节"}]
    assert sorted(row["date"] for row in typical.tables["shuttles"][::4]) == [
        *(f"2026-09-{day}" for day in (14, 15, 16, 17, 18, 20, 21, 22, 23, 24)),
    ]


def test_who_comes(typical):
    trainees = typical.tables["trainees"]
    directors = [row["subjects"] for row in trainees if row["role"] == "academic_director"]

    assert Counter(row["role"] for row in trainees) == {"principal": 26, "academic_director": 14}
    assert Counter(directors) == {"语文": 6, "数学": 5, "英语": 3}
    assert len({row["county"] for row in trainees}) == 12


def test_five_pairs_from_one_school_shadow_together_and_ten_groups_of_four_share_nothing(typical):
    trainee = {row["trainee"]: row for row in typical.tables["trainees"]}
    parties = [(row["kinds"], row["members"].split(";")) for row in typical.tables["parties"]]

    pairs = [members for kinds, members in parties if kinds == "shadowing"]
    groups = [members for kinds, members in parties if not kinds]

    assert len(pairs) == 5
    for pair in pairs:
        assert len({trainee[name]["school"] for name in pair}) == 1
        assert {trainee[name]["role"] for name in pair} == {"principal", "academic_director"}
    assert len({row["school"] for row in trainee.values()}) == 35
    assert [len(members) for members in groups] == [4] * 10
    assert sorted(name for members in groups for name in members) == sorted(trainee)


def test_who_hosts(typical):
    tables = typical.tables
    mentors = [row for row in tables["staff"] if row["mentors"]]

    assert len(tables["staff"]) == 130
    assert Counter(row["campus"] for row in tables["classes"]) == {"东校区": 36, "西校区": 24}
    assert Counter(row["post"] for row in mentors) == {"head": 1, "campus_head": 2, "deputy": 5, "director": 6}
    assert {(row["post"], row["max_trainees"]) for row in mentors} == {
        ("head", "6"),
        ("campus_head", "4"),
        ("deputy", "4"),
        ("director", "3"),
    }


def test_each_role_finds_places_even_without_one_of_those_who_may_fall_ill(typical):
    for role, count in Counter(row["role"] for row in typical.tables["trainees"]).items():
        mentors = [row for row in typical.tables["staff"] if row["mentors"] == role]
        places = sum(int(row["max_trainees"]) for row in mentors)
        assert places - max(int(row["max_trainees"]) for row in mentors if row["post"] != "head") >= count


def test_campuses_are_25_minutes_apart_and_a_bus_goes_at_noon(typical):
    (way,) = typical.tables["travel"]
    runs = {(row["from"], row["leaves"], row["seats"]) for row in typical.tables["shuttles"]}

    assert (way["from"], way["to"], way["minutes"]) == ("东校区", "西校区", "25")
    assert runs == {
        ("东校区", "11:20", "20"),
        ("东校区", "12:20", "20"),
        ("西校区", "11:25", "20"),
        ("西校区", "12:30", "20"),
    }


def test_research_of_friday_is_held_on_the_make_up_sunday_too(typical):
    friday = [row for row in typical.tables["sessions"] if row["kind"] == "research" and row["weekday"] == "Fri"]

    assert len(friday) == 6
    for row in friday:
        assert row["periods"] == "6"
        assert dates_of(typical, row, on_make_up_days=row["make_up"] == "yes") == ["2026-09-18", "2026-09-20"]


def test_what_comes_in_between(typical):
    tables = typical.tables
    absences = {row["what"]: row for row in tables["absences"]}
    delegations = [row for row in tables["visits"] if row["kind"] == "delegation"]
    (week,) = (row for row in tables["visits"] if row["kind"] == "open_week")
    swapped = {row["date"] for row in tables["lesson_changes"] if row["to_period"]}

    assert [(row["people"], row["from"][:10]) for row in delegations] == [("12", "2026-09-16"), ("45", "2026-09-22")]
    assert (week["campus"], week["from"], week["to"]) == ("西校区", "2026-09-21", "2026-09-24")
    assert week["classes"] == "一(7)班;一(8)班;一(9)班;一(10)班"
    assert (absences["grade"]["id"], absences["grade"]["from"]) == ("六年级", "2026-09-22")
    assert (absences["staff"]["from"], absences["staff"]["to"]) == ("2026-09-17", "2026-09-24")
    assert (absences["trainee"]["from"], absences["trainee"]["to"]) == ("2026-09-21", "2026-09-22 am")
    assert len(swapped) == 3


def test_two_arrive_on_tuesday_noon_and_are_bound_to_an_induction_of_their_own(typical):
    late = {row["trainee"] for row in typical.tables["trainees"] if row["arrive"]}
    induction = typical.tables["sessions"][-1]

    assert len(late) == 2
    assert set(induction["audience"].split(";")) == late
    assert (induction["date"], induction["start"], induction["required"]) == ("2026-09-15", "13:30", "yes")
    assert late.isdisjoint(row["trainee"] for row in typical.tables["pins"])


def test_the_calm_form_has_none_of_it(seed):
    tables = make(world_b.WORLD, seed, calm=True).tables

    assert not {"absences", "visits", "lesson_changes"} & set(tables)
    assert not any(row["arrive"] for row in tables["trainees"])
    assert "入校说明会-补" not in {row["session"] for row in tables["sessions"]}
