"""Contradictions are told with their numbers, once, and not where a waiver or a nesting allows them."""

import pytest
from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.intake.problems import MOST_OF_ONE_FILE
from cohortplan.intake.reading import read_project
from cohortplan.text import Language


def told(reading):
    return [problem.code for problem in reading.problems]


def sentence(reading, language=Language.EN):
    (problem,) = reading.problems
    return problem.say(language)


def test_mentors_of_two_roles_cannot_be_counted_twice(read):
    # Each role alone has places enough, both together have not.
    staff = (
        TABLES["staff"]
        .replace("principal;academic_director,,", "principal;academic_director,2,")
        .replace("principal,2,", "principal,0,")
    )

    reading = read(staff=staff)

    assert sentence(reading) == (
        "staff.csv, row 1, “max_trainees”: there are 3 trainees as academic director and principal, "
        "but mentors have 2 places. Add mentors, or raise max_trainees."
    )


def test_places_of_a_post_come_from_the_policy(read):
    settings = SETTINGS + "\n[rules.lead_mentor]\nhead_places = 0\n"

    reading = read(settings)

    assert told(reading) == ["mentor_places"]
    assert "1 名学员" not in sentence(reading, Language.ZH_CN)
    assert "教导主任有 1 人，导师只能带 0 人" in sentence(reading, Language.ZH_CN)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("三(2)班,Mon,2,语文,陈明", "三(2)班,Mon,1,语文,陈明", "teacher"),
        ("三(2)班,Tue,1,数学,周宁,studio", "三(2)班,Tue,2,数学,,301", "room"),
    ],
)
def test_a_teacher_or_room_taken_twice_is_told_at_the_later_row(read, old, new, column):
    reading = read(lessons=TABLES["lessons"].replace(old, new), pins=None)

    (problem,) = reading.problems
    assert (problem.code, problem.where, problem.row, problem.column) == (
        "timetable_clash",
        "lessons.csv",
        problem.row,
        column,
    )


def test_a_lesson_moved_onto_another_of_its_class_is_told_at_the_change(read):
    changes = TABLES["lesson_changes"].replace("2026-10-22,3", "2026-10-20,2")

    reading = read(lesson_changes=changes)

    assert [(each.code, each.where, each.row, each.column) for each in reading.problems] == [
        ("timetable_clash", "lesson_changes.csv", 2, "class")
    ]


def test_a_swap_of_two_lessons_is_no_clash(read):
    rows = "三(1)班,2026-10-20,2,2026-10-19,1,,,,\n三(1)班,2026-10-19,1,2026-10-20,2,,,,\n"

    reading = read(lesson_changes=TABLES["lesson_changes"] + rows)

    assert told(reading) == []


def test_a_weekly_clash_is_told_once_for_all_weeks(read):
    settings = SETTINGS.replace("2026-10-23", "2026-11-06")
    lessons = TABLES["lessons"].replace("三(2)班,Mon,2,语文,陈明", "三(2)班,Mon,1,语文,陈明")

    reading = read(settings, lessons=lessons, pins=None, absences=None)

    assert told(reading) == ["timetable_clash"]


def test_a_waiver_lets_a_pin_stand_against_an_absence(read):
    pins = TABLES["pins"].replace("T2,,lesson,2026-10-20,1", "T1,,lesson,2026-10-22,2")
    waivers = TABLES["waivers"] + "available,T1;三(2)班/2026-10-22/2,远程旁听,\n"

    assert told(read(pins=pins)) == ["pin_while_absent"]
    assert told(read(pins=pins, waivers=waivers)) == []


def test_a_pin_that_has_expired_contradicts_nothing(read):
    pins = "trainee,session,kind,date,period,until\nT1,,lesson,2026-10-22,2,2026-10-11\n"

    assert told(read(pins=pins)) == []


def test_a_pin_with_one_possible_session_of_several_is_kept(read):
    # On Thursday T1 is away until 11:10; 三(1)班 is at 10:30, so is none of them left but the talk.
    sessions = TABLES["sessions"] + "late,lesson,公开课,2026-10-22,,14:00,14:40,,,,,,,,,\n"
    pins = "trainee,session,kind,date\nT1,,lesson,2026-10-22\n"

    assert told(read(sessions=sessions, pins=pins)) == []


def test_required_sessions_on_two_campuses_need_the_way_between(read):
    near = TABLES["sessions"] + "x,talk,西校区讲座,2026-10-19,,11:55,12:30,,west,,,,,,yes,\n"
    far = near.replace("11:55", "12:05")

    assert told(read(sessions=near)) == ["required_overlap"]
    assert told(read(sessions=far)) == []


def test_three_who_cannot_be_together_in_pairs_are_told_by_name(read):
    reading = read(pairs=TABLES["pairs"] + "T1,T2,together\nT2,T3,together\n")

    assert sentence(reading, Language.ZH_CN) == (
        "pairs.csv 第 2 行“rule”：李安和赵和要求分开，但经王平又要求在一起。请删去其中一行。"
    )


def test_a_waiver_lets_two_be_apart_and_together(read):
    pairs = TABLES["pairs"] + "T1,T2,together\nT2,T3,together\n"
    waivers = TABLES["waivers"] + "parties,T1;T3,另有约定,\n"

    assert told(read(pairs=pairs, waivers=waivers)) == []


@pytest.mark.parametrize(
    ("pins", "codes"),
    [
        ("T1,x,yes\n", []),
        ("T1,x,yes\nT2,x,yes\n", []),
        ("T1,x,yes\nT2,x,no\n", ["pins_against_tie"]),
        ("T1,x,yes\nT2,y,yes\n", ["pins_against_tie", "pins_against_tie"]),
    ],
)
def test_pins_let_two_come_together_or_are_told(read, pins, codes):
    rows = "".join(f"{name},talk,讲座,2026-10-19,,16:00,16:30,,east,,,,,,,\n" for name in "xy")

    reading = read(
        sessions=TABLES["sessions"] + rows,
        pairs="a,b,rule\nT1,T2,together\n",
        parties=None,
        pins="trainee,session,must\n" + pins,
    )

    assert told(reading) == codes


def test_a_party_that_may_split_holds_two_who_are_apart(read):
    strict = TABLES["parties"].replace("talk,,yes", "talk,,")

    assert told(read()) == []
    assert told(read(parties=strict)) == ["apart_in_party"]


def test_a_trainee_may_be_kept_from_some_mentors_but_not_from_all(read):
    for_both = TABLES["staff"].replace("principal,2,", "principal;academic_director,2,")
    barred = TABLES["pairs"] + "T3,s1,not_mentor\n"

    assert told(read(pairs=barred, staff=for_both)) == []
    assert sentence(read(pairs=barred)) == (
        "pairs.csv, row 4, “rule”: all 1 mentors that 赵和 could have are declared out of the question. "
        "Leave one, or add mentors."
    )


def test_required_sessions_and_pins_together_may_exceed_a_maximum(read):
    sessions = TABLES["sessions"] + "x,talk,另一讲座,2026-10-21,,16:00,16:30,,east,,,,,principal,yes,\n"
    pins = "trainee,session\nT1,talk\n"
    allowed, exceeded = (f"role,kinds,per,min,max\nprincipal,talk,project,,{most}\n" for most in (2, 1))

    assert told(read(sessions=sessions, pins=pins, quotas=allowed)) == []
    assert sentence(read(sessions=sessions, pins=pins, quotas=exceeded)) == (
        "quotas.csv, row 2, “max”: required sessions and pins give 李安 2 × talk, above the maximum 1. "
        "Raise it, or lift pins."
    )


def test_who_came_late_may_have_attended_what_was_left(read):
    # T1 is away on Thursday until noon, so of 08:55 to 12:25 there are the minutes after twelve.
    row = "x,talk,讲座,2026-10-22,,08:55,12:25,,east,,,,,,,\n"
    given = {"sessions": TABLES["sessions"] + row, "pins": None}
    (there,) = (
        int(str(each.facts["there"])) for each in read(attended="trainee,session,minutes\nT1,x,210\n", **given).problems
    )

    assert 0 < there < 210
    assert told(read(attended=f"trainee,session,minutes\nT1,x,{there}\n", **given)) == []
    assert told(read(attended=f"trainee,session,minutes\nT1,x,{there + 1}\n", **given)) == ["attended_while_away"]


def test_a_minimum_that_one_role_cannot_reach_is_a_warning_though_all_seats_together_suffice(read):
    quotas = "role,kinds,per,min,max\nacademic_director,meeting,project,2,\n"

    reading = read(quotas=quotas)

    assert reading.project is not None
    assert sentence(reading, Language.ZH_CN) == (
        "quotas.csv 第 2 行“min”：教导主任的行政例会最少 2 次，但赵和等 1 人能参加的只有 1 场。"
        "请增加活动、改动参加对象，或降低指标。"
    )


def test_pins_of_one_trainee_by_the_thousand_are_compared_day_by_day(read):
    pins = "trainee,kind,date\n" + "T1,lesson,2026-10-20\n" * 2_000

    assert told(read(pins=pins)) == []


def test_required_sessions_by_the_thousand_are_told_up_to_a_limit(read):
    rows = "".join(f"x{number},talk,讲座,2026-10-19,,16:00,16:30,,east,,,,,,yes,\n" for number in range(2_000))

    problems = read(sessions=TABLES["sessions"] + rows).problems

    assert {problem.code for problem in problems} == {"required_overlap"}
    assert len(problems) == MOST_OF_ONE_FILE


def test_faults_of_a_table_raise_no_false_alarm_about_what_rests_on_it(read):
    # Without its third row the staff has too few mentors, but that is not what is wrong.
    reading = read(
        staff=TABLES["staff"].replace(
            "head,east,principal;academic_director,,", "head,nowhere,principal;academic_director,,"
        )
    )

    assert told(reading) == ["unknown_reference"]


def test_all_problems_of_all_tables_come_at_once_in_the_order_of_files_and_rows(write):
    folder = write(
        SETTINGS.replace("end = 2026-10-23", "end = 2026-10-23\nfinish = 1"),
        trainees=TABLES["trainees"].replace("T2,王平,principal", "T2,王平,prince"),
        lessons=TABLES["lessons"].replace("陈明", "陈朋", 1).replace("Tue,2", "Tue,9", 1),
        wishes=TABLES["wishes"].replace("学科", "x").replace("语文,1", "语文,first"),
        teaching="class\n",
    )

    problems = read_project(folder).problems

    assert [(each.where, each.row, each.code) for each in problems] == [
        ("project.toml", 9, "unknown_key"),
        ("lessons.csv", 2, "unknown_reference"),
        ("lessons.csv", 3, "no_bell"),
        ("teaching.csv", None, "table_not_read"),
        ("trainees.csv", 3, "not_one_of"),
        ("wishes.csv", 2, "not_a_number"),
    ]
