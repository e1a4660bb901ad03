"""Laws of every invented project, whatever the seed."""

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import combinations

import pytest

from cohortplan.generator import UnknownScenario, invent
from cohortplan.generator.curriculum import GRADES
from cohortplan.generator.tables import COLUMNS, RARE

RESEARCH_DAY = {"语文": "Tue", "数学": "Wed", "英语": "Wed"}  # the others: Thu
AFTERNOON = ("5", "6")


def test_every_cell_is_text_under_the_columns_of_the_format(invented):
    for table, rows in invented.tables.items():
        assert rows
        for row in rows:
            assert tuple(row) == tuple(column for column in COLUMNS[table] if (table, column) not in RARE)
            assert all(type(value) is str for value in row.values())


def test_no_teacher_stands_in_two_classes_and_no_class_has_two_lessons_at_once(invented):
    lessons = invented.tables["lessons"]

    for whom in ("teacher", "class"):
        taught = Counter((row[whom], row["weekday"], row["period"]) for row in lessons)
        assert max(taught.values()) == 1


def test_each_class_has_exactly_its_weekly_allocation(invented):
    allocation = {grade.name: grade.allocation for grade in GRADES}

    for each in invented.tables["classes"]:
        taught = Counter(row["subject"] for row in invented.tables["lessons"] if row["class"] == each["class"])
        assert taught == allocation[each["grade"]]
        assert taught.total() == (26 if each["grade"] in {"一年级", "二年级"} else 30)


def test_a_subject_is_spread_over_the_week(invented):
    taught = Counter((row["class"], row["subject"], row["weekday"]) for row in invented.tables["lessons"])

    assert all(count <= (2 if subject == "语文" else 1) for (_, subject, _), count in taught.items())


def test_research_afternoons_are_free_of_lessons_of_their_subject_group(invented):
    subject = {row["staff"]: row["subjects"] for row in invented.tables["staff"]}

    disturbed = [
        row
        for row in invented.tables["lessons"]
        if row["period"] in AFTERNOON and row["weekday"] == RESEARCH_DAY.get(subject[row["teacher"]], "Thu")
    ]

    assert disturbed == []


def test_there_are_56_teachers_and_leaders_teach_few_lessons(invented):
    load = Counter(row["teacher"] for row in invented.tables["lessons"])
    staff = invented.tables["staff"]

    assert len(staff) == 56
    assert all(load[row["staff"]] <= 6 for row in staff if row["mentors"])
    assert all(8 <= load[row["staff"]] <= 20 for row in staff if not row["mentors"])


def test_names_of_people_are_unique_across_staff_and_trainees(invented):
    names = [row["name"] for table in ("staff", "trainees") for row in invented.tables[table]]

    assert len(set(names)) == len(names)


def test_six_counties_send_two_trainees_each_from_different_schools(invented):
    trainees = invented.tables["trainees"]

    assert sorted(Counter(row["county"] for row in trainees).values()) == [2] * 6
    assert len({row["school"] for row in trainees}) == 12
    assert Counter(row["role"] for row in trainees) == {"principal": 8, "academic_director": 4}


def test_each_role_finds_places_even_without_one_of_its_mentors(invented):
    for role, count in Counter(row["role"] for row in invented.tables["trainees"]).items():
        places = [int(row["max_trainees"]) for row in invented.tables["staff"] if row["mentors"] == role]
        assert sum(places) - max(places) >= count


def test_what_is_asked_fits_what_is_offered_as_tightly_as_the_scenario_says(invented):
    tables = invented.tables
    least = {(row["role"], row["kinds"], row["subject"]): row["min"] for row in tables["quotas"] if row["min"]}

    wanted = sum(int(least[row["role"], "lesson", ""]) for row in tables["trainees"])
    visits = sum(int(row["visits_per_week"]) for row in tables["classes"])

    assert (wanted, visits) == (104, 48)
    assert {row["seats"] for row in tables["classes"]} == {"3"}


def test_some_teachers_are_closed_to_visitors_and_every_class_is_open_to_some(invented):
    lessons = invented.tables["lessons"]

    assert len({row["teacher"] for row in lessons if row["open"] == "no"}) == 3
    assert len({row["class"] for row in lessons if row["open"] == "yes"}) == 24


def test_every_trainee_has_a_research_session_of_an_own_subject(invented):
    themes = {
        theme for row in invented.tables["sessions"] if row["kind"] == "research" for theme in split(row["themes"])
    }

    assert all(set(split(row["subjects"])) & themes for row in invented.tables["trainees"])


def test_nobody_leads_two_things_at_once_and_no_room_holds_two(week):
    for what in ("leader", "room"):
        used: dict[tuple[str, str], list] = {}
        for each in week:
            if getattr(each, what):
                used.setdefault((getattr(each, what), each.date), []).append(each)
        clashes = [(a.id, b.id) for several in used.values() for a, b in combinations(several, 2) if a.meets(b)]
        assert clashes == []


def test_opening_and_closing_leave_no_lesson_to_observe_beside_them(week):
    required = [each for each in week if each.required]

    half_days = [
        lesson
        for lesson in week
        if lesson.kind == "lesson"
        and (
            (lesson.date == "2026-10-19" and lesson.end < "13:00")
            or (lesson.date == "2026-10-23" and lesson.end > "14:00")
        )
    ]

    assert half_days
    assert all(any(lesson.meets(session) for session in required) for lesson in half_days)
    assert not any(a.meets(b) for a, b in combinations(required, 2))


def test_sessions_have_no_more_seats_than_their_rooms(invented):
    seats = {row["room"]: int(row["seats"]) for row in invented.tables["rooms"]}

    assert all(int(row["seats"]) <= seats[row["room"]] for row in invented.tables["sessions"] if row["room"])


def test_every_reference_names_something_that_exists(invented):
    tables = invented.tables
    known = {
        "staff": {row["staff"] for row in tables["staff"]} | {""},
        "room": {row["room"] for row in tables["rooms"]} | {""},
        "class": {row["class"] for row in tables["classes"]},
        "trainee": {row["trainee"] for row in tables["trainees"]},
        "campus": {row["campus"] for row in tables["campuses"]},
        "session": {row["session"] for row in tables["sessions"]},
    }
    references = [
        ("staff", [row["teacher"] for row in tables["lessons"] + tables["lesson_changes"]]),
        ("staff", [row["leader"] for row in tables["sessions"]]),
        (
            "room",
            [row["room"] for name in ("classes", "lessons", "lesson_changes", "sessions") for row in tables[name]],
        ),
        ("class", [row["class"] for row in tables["lessons"] + tables["lesson_changes"]]),
        ("class", [row["value"] for row in tables["wishes"] if row["for"] == "class"]),
        ("staff", [row["value"] for row in tables["wishes"] if row["for"] == "mentor"]),
        ("session", [row["value"] for row in tables["wishes"] if row["for"] == "session"]),
        ("session", [row["session"] for row in tables["pins"] if row["session"]]),
        ("trainee", [row["trainee"] for row in tables["wishes"] + tables["pins"]]),
        (
            "campus",
            [row["campus"] for name in ("bells", "classes", "rooms", "staff", "sessions") for row in tables[name]],
        ),
        ("room", [room for row in tables.get("visits", []) for room in split(row["rooms"])]),
        ("staff", [leader for row in tables.get("visits", []) for leader in split(row["leaders"])]),
        ("staff", [row["id"] for row in tables.get("absences", [])]),
    ]

    for what, named in references:
        assert set(named) <= known[what]
    assert len(known["session"]) == len(tables["sessions"])


def test_what_is_required_is_never_blocked_and_no_lesson_is_held_in_a_blocked_room(seed, week, invented):
    ill = {(row["id"], row["from"]) for row in invented.tables.get("absences", [])}

    blocked = [each for each in week if (each.leader, each.date) in ill]
    for guests in invented.tables.get("visits", []):
        (day, start), (_, end) = guests["from"].split(" "), guests["to"].split(" ")
        blocked += [
            each
            for each in week
            if each.date == day
            and each.start < end
            and start < each.end
            and (each.room in split(guests["rooms"]) or each.leader in split(guests["leaders"]))
        ]

    assert not any(each.required or each.kind == "lesson" for each in blocked)


def test_disturbances_only_add_rows(seed):
    calm, disturbed = invent("A", seed, calm=True), invent("A", seed)

    assert disturbed.settings == calm.settings
    assert set(disturbed.tables) - set(calm.tables) == {"absences", "visits"}
    for table, rows in calm.tables.items():
        assert disturbed.tables[table][: len(rows)] == rows
        assert table == "lesson_changes" or len(disturbed.tables[table]) == len(rows)


def test_one_mentor_is_ill_on_wednesday_and_guests_come_on_thursday(seed):
    tables = invent("A", seed).tables
    staff = {row["staff"]: row for row in tables["staff"]}
    head = next(row["staff"] for row in tables["staff"] if row["post"] == "head")

    (absence,) = tables["absences"]
    (visit,) = tables["visits"]

    assert (absence["from"], absence["to"]) == ("2026-10-21", "2026-10-21")
    assert staff[absence["id"]]["mentors"]
    assert absence["id"] != head
    assert (visit["from"], visit["to"], visit["people"]) == ("2026-10-22 09:30", "2026-10-22 11:30", "30")
    assert (visit["rooms"], visit["leaders"]) == ("报告厅;科学实验室一", head)


def test_seeds_differ():
    assert invent("A", 1).tables != invent("A", 2).tables


def test_a_python_that_hashes_otherwise_invents_the_same():
    here = invent("A", 7)
    program = (
        "import json; from cohortplan.generator import invent; made = invent('A', 7);"
        "print(json.dumps([made.settings, made.tables]))"
    )

    other = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "4711"},
        text=True,
    )

    assert json.loads(other.stdout) == [here.settings, here.tables]


def test_the_settings_are_those_of_the_week():
    settings = invent("A", 3).settings

    assert settings["calendar"] == {
        "start": "2026-10-19",
        "end": "2026-10-23",
        "term_start": "2026-09-01",
        "zone": "Asia/Shanghai",
        "holidays": [],
        "make_up": {},
    }
    assert (settings["format"], settings["id"], settings["as_of"]) == (1, "a-3", "2026-10-12T09:00")


def test_a_scenario_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownScenario, match="there is A"):
        invent("Z", 1)


def split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]
