"""Laws of every invented project, whatever the scenario and the seed."""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import combinations

import pytest
from tests.generator.conftest import WORLDS, duties_of, way

from cohortplan.generator import UnknownScenario, invent
from cohortplan.generator.curriculum import GRADES
from cohortplan.generator.invented import make
from cohortplan.generator.tables import COLUMNS, RARE


def test_every_cell_is_text_under_the_columns_of_the_format(invented):
    for table, rows in invented.tables.items():
        assert rows
        for row in rows:
            rare = {column for column in COLUMNS[table] if (table, column) in RARE and column not in row}
            assert tuple(row) == tuple(column for column in COLUMNS[table] if column not in rare)
            assert all(type(value) is str for value in row.values())


def test_no_teacher_stands_in_two_classes_and_no_class_has_two_lessons_at_once(invented):
    lessons = invented.tables["lessons"]

    for whom in ("teacher", "class"):
        taught = Counter((row[whom], row["weekday"], row["period"]) for row in lessons)
        assert max(taught.values()) == 1


def test_nobody_teaches_on_a_campus_that_is_not_the_own(invented):
    campus = {row["class"]: row["campus"] for row in invented.tables["classes"]}
    home = {row["staff"]: row["campus"] for row in invented.tables["staff"]}

    assert all(home[row["teacher"]] == campus[row["class"]] for row in invented.tables["lessons"])


def test_each_class_has_exactly_its_weekly_allocation(invented):
    allocation = {grade.name: grade.allocation for grade in GRADES}
    taught: dict[str, Counter[str]] = defaultdict(Counter)
    for row in invented.tables["lessons"]:
        taught[row["class"]][row["subject"]] += 1

    for each in invented.tables["classes"]:
        assert taught[each["class"]] == allocation[each["grade"]]
        assert taught[each["class"]].total() == (26 if each["grade"] in {"一年级", "二年级"} else 30)


def test_a_subject_is_spread_over_the_week(invented):
    taught = Counter((row["class"], row["subject"], row["weekday"]) for row in invented.tables["lessons"])

    assert all(count <= (2 if subject == "语文" else 1) for (_, subject, _), count in taught.items())


def test_research_is_free_of_lessons_of_its_subjects(world, invented):
    subject = {row["staff"]: row["subjects"] for row in invented.tables["staff"]}
    protected = {
        (each, rest.weekday, period) for rest in world.protected for each in rest.subjects for period in rest.periods
    }

    taught = {(subject[row["teacher"]], row["weekday"], row["period"]) for row in invented.tables["lessons"]}

    assert taught & protected == set()


def test_leaders_teach_few_lessons_and_the_others_a_fair_share(invented):
    load = Counter(row["teacher"] for row in invented.tables["lessons"])
    staff = invented.tables["staff"]

    assert all(load[row["staff"]] <= 6 for row in staff if row["mentors"])
    assert all(8 <= load[row["staff"]] <= 20 for row in staff if not row["mentors"])


def test_names_of_people_are_unique_across_staff_and_trainees(invented):
    names = [row["name"] for table in ("staff", "trainees") for row in invented.tables[table]]

    assert len(set(names)) == len(names)


def test_each_role_finds_a_place_for_everybody(invented):
    for role, count in Counter(row["role"] for row in invented.tables["trainees"]).items():
        places = [int(row["max_trainees"]) for row in invented.tables["staff"] if row["mentors"] == role]
        assert sum(places) >= count


def test_some_teachers_are_closed_to_visitors_and_every_class_is_open_to_some(world, invented):
    lessons = invented.tables["lessons"]

    assert len({row["teacher"] for row in lessons if row["open"] == "no"}) == len(world.closed_teachers)
    assert len({row["class"] for row in lessons if row["open"] == "yes"}) == len(invented.tables["classes"])


def test_every_trainee_has_a_research_session_of_an_own_subject(invented):
    themes = {
        theme for row in invented.tables["sessions"] if row["kind"] == "research" for theme in split(row["themes"])
    }

    assert all(set(split(row["subjects"])) & themes for row in invented.tables["trainees"])


def test_nobody_leads_two_things_at_once_or_without_time_for_the_way(invented, agenda):
    led = defaultdict(list)
    for each in (*agenda, *duties_of(invented)):
        if each.leader:
            led[each.leader, each.date].append(each)

    clashes = [
        (a.id, b.id)
        for several in led.values()
        for a, b in combinations(several, 2)
        if a.meets(b, way(invented, a.campus, b.campus))
    ]

    assert clashes == []


def test_no_room_holds_two_things_and_no_class_has_two_lessons_at_once(agenda):
    used = defaultdict(list)
    for each in agenda:
        if each.room:
            used[each.room, each.date].append(each)
        if each.kind == "lesson":
            used[each.id.split("/")[0], each.date].append(each)

    clashes = [(a.id, b.id) for several in used.values() for a, b in combinations(several, 2) if a.meets(b)]

    assert clashes == []


def test_nobody_must_be_in_two_places(invented, agenda):
    late = "入校说明会-补"
    required = [each for each in agenda if each.required and not each.id.startswith(late)]

    clashes = [(a, b) for a, b in combinations(required, 2) if a.meets(b, way(invented, a.campus, b.campus))]

    assert clashes == []


def test_sessions_have_no_more_seats_than_their_rooms_and_everybody_finds_one_where_all_must_be(invented):
    seats = {row["room"]: int(row["seats"]) for row in invented.tables["rooms"]}
    sessions = [row for row in invented.tables["sessions"] if row["seats"]]

    assert all(int(row["seats"]) <= seats[row["room"]] for row in sessions if row["room"])
    assert all(
        int(row["seats"]) >= len(invented.tables["trainees"])
        for row in sessions
        if row["required"] == "yes" and "principal" in split(row["audience"])
    )


def test_every_reference_names_something_that_exists(invented):
    tables = invented.tables
    known = {
        "staff": {row["staff"] for row in tables["staff"]} | {""},
        "room": {row["room"] for row in tables["rooms"]} | {""},
        "class": {row["class"] for row in tables["classes"]},
        "trainee": {row["trainee"] for row in tables["trainees"]} | {"principal", "academic_director"},
        "campus": {row["campus"] for row in tables["campuses"]} | {""},
        "session": {row["session"] for row in tables["sessions"]},
        "grade": {row["grade"] for row in tables["classes"]},
    }
    references = [
        ("staff", "lessons", "teacher"),
        ("staff", "lesson_changes", "teacher"),
        ("staff", "sessions", "leader"),
        ("staff", "duties", "staff"),
        ("staff", "pairs", "b"),
        ("staff", "visits", "leaders"),
        *(("room", table, "room") for table in ("classes", "lessons", "lesson_changes", "sessions")),
        ("room", "visits", "rooms"),
        ("class", "lessons", "class"),
        ("class", "lesson_changes", "class"),
        ("class", "visits", "classes"),
        ("session", "sessions", "after"),
        ("trainee", "sessions", "audience"),
        ("trainee", "wishes", "trainee"),
        ("trainee", "pins", "trainee"),
        ("trainee", "parties", "members"),
        ("trainee", "parties", "leader"),
        ("trainee", "pairs", "a"),
        *(("campus", table, "campus") for table in ("bells", "classes", "rooms", "staff", "sessions", "visits")),
        *(("campus", table, end) for table in ("travel", "shuttles") for end in ("from", "to")),
    ]

    for what, table, column in references:
        named = {each for row in tables.get(table, []) for each in split(row[column])}
        assert named <= known[what], (table, column)
    for row in tables["wishes"]:
        assert (
            row["for"] in {"subject", "theme"} or row["value"] in known[{"mentor": "staff"}.get(row["for"], row["for"])]
        )
    for row in tables.get("absences", []):
        assert row["id"] in known[row["what"]]
    assert {row["session"] for row in tables["pins"] if row["session"]} <= known["session"]
    assert len(known["session"]) == len(tables["sessions"])


def test_what_is_required_is_never_blocked_and_no_lesson_is_held_where_its_teacher_or_room_is_not_to_be_had(
    invented, agenda
):
    tables = invented.tables
    ill = [row for row in tables.get("absences", []) if row["what"] == "staff"]
    blocked = [
        each for each in agenda for row in ill if each.leader == row["id"] and row["from"] <= each.date <= row["to"]
    ]
    for guests in tables.get("visits", []):
        if guests["kind"] == "delegation":
            (day, start), (_, end) = guests["from"].split(" "), guests["to"].split(" ")
            taken = {*split(guests["rooms"]), *split(guests["leaders"])}
            blocked += [
                each
                for each in agenda
                if each.date == day and each.start < end and start < each.end and {each.room, each.leader} & taken
            ]

    assert [each.id for each in blocked if each.required or each.kind == "lesson"] == []


def test_disturbances_only_add_rows_and_delay_arrivals(world, seed):
    calm, disturbed = make(world, seed, calm=True), make(world, seed)
    undelayed = [row | {"arrive": ""} for row in disturbed.tables["trainees"]]
    tables = disturbed.tables | {"trainees": undelayed}

    assert disturbed.settings == calm.settings
    assert {"absences", "visits"} <= set(tables) - set(calm.tables) <= {"absences", "visits", "lesson_changes"}
    for table, rows in calm.tables.items():
        assert tables[table][: len(rows)] == rows
        assert table in {"lesson_changes", "sessions"} or len(tables[table]) == len(rows)


@pytest.mark.parametrize("like", WORLDS)
def test_seeds_differ(like):
    assert make(WORLDS[like], 1).tables != make(WORLDS[like], 2).tables


@pytest.mark.parametrize("like", WORLDS)
def test_a_python_that_hashes_otherwise_invents_the_same(like):
    here = make(WORLDS[like], 7)
    program = (
        "import json; from tests.generator.conftest import WORLDS; from cohortplan.generator.invented import make;"
        f"made = make(WORLDS[{like!r}], 7); print(json.dumps([made.settings, made.tables]))"
    )

    other = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )

    assert json.loads(other.stdout) == [here.settings, here.tables]


def test_a_scenario_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownScenario, match="there is A"):
        invent("Z", 1)


def split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]
