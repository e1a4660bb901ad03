"""What scenario C promises: a province of hosts, wave after wave."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from cohortplan.generator import invent_province
from cohortplan.generator.province import counties_by_project, invent_hosts

SCHOOL = ("campuses", "travel", "bells", "classes", "rooms", "lessons", "staff")


@pytest.fixture(scope="module")
def province():
    return invent_province(0)


@pytest.fixture(scope="module")
def trainees(province):
    return [row for invented in province for row in invented.tables["trainees"]]


def test_thirty_hosts_take_three_hundred_in_each_of_two_waves(province, trainees):
    starts = [invented.settings["calendar"]["start"] for invented in province]
    sizes = [len(invented.tables["trainees"]) for invented in province]

    assert starts == ["2026-10-12", "2026-10-26"] * 30
    assert (sum(sizes[::2]), sum(sizes[1::2])) == (300, 300)
    assert (min(sizes), max(sizes)) == (8, 12)
    assert Counter(row["role"] for row in trainees) == {"principal": 390, "academic_director": 210}


def test_ninety_six_counties_send_two_to_fourteen_and_never_all_to_one_host(province, trainees):
    sent = Counter(row["county"] for row in trainees)

    assert len(sent) == 96
    assert 2 <= min(sent.values()) <= max(sent.values()) <= 14
    for invented in province:
        assert set(Counter(row["county"] for row in invented.tables["trainees"]).values()) == {2}


def test_seventy_pairs_come_from_one_school_and_sixty_are_called_back_for_a_while(province):
    pairs = [row for invented in province for row in invented.tables["parties"] if row["kinds"] == "shadowing"]
    away = [row for invented in province for row in invented.tables["absences"] if row["what"] == "trainee"]

    assert (len(pairs), len(away)) == (70, 60)


def test_hosts_have_24_to_72_classes_seven_mentors_and_nine_of_them_a_second_campus(province):
    hosts = province[::2]
    classes = [len(invented.tables["classes"]) for invented in hosts]

    assert (min(classes), max(classes)) == (24, 72)
    assert sum(len(invented.tables["campuses"]) == 2 for invented in hosts) == 9
    assert {sum(bool(row["mentors"]) for row in invented.tables["staff"]) for invented in hosts} == {7}
    assert len({invented.settings["name"] for invented in hosts}) == 30


def test_a_third_of_the_hosts_close_all_grades_in_the_last_week(province):
    closed = [sum(row["what"] == "grade" for row in invented.tables["absences"]) for invented in province]

    assert Counter(closed[1::2]) == {6: 10, 0: 20}
    assert set(closed[::2]) == {0}


def test_the_second_wave_finds_the_school_of_the_first(province):
    for first, second in pairwise(province):
        if first.settings["name"] == second.settings["name"]:
            assert {table: first.tables.get(table) for table in SCHOOL} == {
                table: second.tables.get(table) for table in SCHOOL
            }


def test_nobody_bears_the_name_of_anybody_else_in_the_province(province, trainees):
    bearers = defaultdict(set)
    for invented in province:
        for row in invented.tables["staff"]:
            bearers[row["name"]].add(invented.settings["name"])
    names = [row["name"] for row in trainees]

    assert len(set(names)) == len(names)
    assert set(names).isdisjoint(bearers)
    assert max(len(hosts) for hosts in bearers.values()) == 1


def test_the_calm_form_has_neither_absences_nor_tests():
    assert "absences" not in next(invent_hosts(0, calm=True)).tables


def test_each_project_has_an_id_of_its_own_and_the_same_seed_makes_the_same(province):
    again = next(invent_hosts(0))

    assert len({invented.settings["id"] for invented in province}) == 60
    assert (again.settings, again.tables) == (province[0].settings, province[0].tables)


@pytest.mark.parametrize("seed", range(15))
def test_no_county_sends_twice_to_one_project(seed):
    sending = counties_by_project(seed)

    assert len(sending) == 300
    assert len(set(sending)) == 96
    assert max(Counter(sending).values()) <= 7
