"""What rows mean: sessions with their ids, seats and places; pins by what they name; what was assumed."""

import re
from pathlib import Path

from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.text import Language

EXAMPLE = Path(__file__).parents[2] / "docs" / "format.md"


def test_lessons_follow_the_bells_of_their_campus_and_keep_their_ids_when_moved(read):
    project = read().project

    clock = {
        ident: f"{project.calendar.local(each.span.start):%d %H:%M}-{project.calendar.local(each.span.end):%H:%M}"
        for ident, each in project.session.items()
        if each.kind == "lesson"
    }
    assert clock == {
        "三(1)班/2026-10-19/1": "19 08:30-09:10",
        "三(2)班/2026-10-19/2": "19 09:20-10:00",
        "三(1)班/2026-10-20/2": "20 09:20-10:00",
        "三(2)班/2026-10-20/1": "20 08:30-09:10",
        "四(1)班/2026-10-20/1": "20 08:30-09:10",
        "四(1)班/2026-10-21/1": "21 08:30-09:10",
        "三(1)班/2026-10-21/2": "22 10:30-11:10",
        "三(2)班/2026-10-22/2": "22 09:20-10:00",
    }


def test_seats_are_those_of_a_special_room_then_of_the_class_then_four(read):
    project = read().project

    seats = {each.class_id + each.room: each.seats for each in project.sessions if each.kind == "lesson"}
    assert seats == {"三(1)班301": 4, "三(2)班302": 4, "三(2)班studio": 12, "四(1)班W401": 5}


def test_other_sessions_take_their_own_seats_then_those_of_the_room(read):
    project = read().project

    assert {each.id: each.seats for each in project.sessions if each.kind != "lesson" and not each.standing} == {
        "open": 60,
        "weekly@2026-10-23": 3,
        "talk": 60,
    }


def test_the_bell_that_says_more_wins(read):
    sessions = TABLES["sessions"] + "w,talk,西,2026-10-21,,,,5,west,,,,,,,\ne,talk,东,2026-10-21,,,,5,east,,,,,,,\n"

    project = read(sessions=sessions).project

    starts = {ident: f"{project.calendar.local(project.session[ident].span.start):%H:%M}" for ident in ("w", "e")}
    assert starts == {"w": "14:55", "e": "14:50"}


def test_a_session_is_where_its_room_or_its_leader_is(read):
    project = read().project

    assert {each.id: each.campus for each in project.sessions if each.kind != "lesson" and not each.standing} == {
        "open": "east",
        "weekly@2026-10-23": "west",
        "talk": "east",
    }


def test_a_weekly_session_follows_a_make_up_day_only_if_it_says_so(read):
    settings = SETTINGS.replace("2026-10-23", "2026-10-25", 1).replace("end = 2026-10-23", "end = 2026-10-24")
    settings = settings.replace("[calendar.make_up]\n", "[calendar.make_up]\n2026-10-24 = 2026-10-23\n")
    plain = TABLES["sessions"]
    saying = "\n".join(
        f"{line},{'make_up' if number == 0 else 'yes' if line.startswith('weekly') else ''}"
        for number, line in enumerate(plain.splitlines())
    )

    without = [ident for ident in read(settings, sessions=plain).project.session if ident.startswith("weekly")]
    with_it = [ident for ident in read(settings, sessions=saying).project.session if ident.startswith("weekly")]

    assert without == ["weekly@2026-10-23"]
    assert with_it == ["weekly@2026-10-23", "weekly@2026-10-24"]


def test_lessons_of_a_make_up_day_are_those_of_the_day_it_follows(read):
    settings = SETTINGS.replace("end = 2026-10-23", "end = 2026-10-24")
    settings = settings.replace(
        "[calendar.make_up]\n", "[calendar.make_up]\n2026-10-24 = Mon\n".replace("Mon", '"周一"')
    )

    project = read(settings).project

    assert [each for each in project.session if "2026-10-24" in each] == [
        "三(1)班/2026-10-24/1",
        "三(2)班/2026-10-24/2",
    ]


def test_a_pin_by_kind_and_date_names_every_such_session(read):
    pins = "trainee,kind,date,period,must\nT2,lesson,2026-10-20,1,\nT1,lesson,2026-10-20,,no\n"

    found = {pin.trainee: (pin.sessions, pin.must) for pin in read(pins=pins).project.pins}

    # 四(1)班 is not open.
    assert found == {
        "T1": (("三(1)班/2026-10-20/2", "三(2)班/2026-10-20/1"), False),
        "T2": (("三(2)班/2026-10-20/1",), True),
    }


def test_a_pin_by_the_row_of_a_weekly_session_names_its_dates(read):
    settings = SETTINGS.replace("end = 2026-10-23", "end = 2026-10-30")
    pins = "trainee,session,date\nT1,weekly,\nT2,weekly,2026-10-30\n"

    found = {pin.trainee: pin.sessions for pin in read(settings, pins=pins, absences=None).project.pins}

    assert found == {"T1": ("weekly@2026-10-23", "weekly@2026-10-30"), "T2": ("weekly@2026-10-30",)}


def test_a_wish_for_a_weekly_session_is_for_any_of_its_dates(read):
    settings = SETTINGS.replace("end = 2026-10-23", "end = 2026-10-30")

    (wish,) = read(settings, wishes="trainee,for,value\nT1,session,weekly\n", absences=None).project.wishes

    assert wish.value == "weekly"


def test_a_quota_for_two_roles_is_one_for_each(read):
    quotas = "role,kinds,min,subject\nprincipal;academic_director,lesson;research,1,\nacademic_director,lesson,1,own\n"

    assert [quota.id for quota in read(quotas=quotas).project.quotas] == [
        "academic_director/lesson+research/project",
        "academic_director/lesson/project/own",
        "principal/lesson+research/project",
    ]


def test_what_was_not_said_is_listed_to_be_confirmed(read):
    reading = read(SETTINGS.replace("term_start = 2026-09-01\n", ""), travel=None, shuttles=None)

    assert [each.say(Language.EN) for each in reading.assumptions] == [
        "1 classes have no seats for visitors; 4 per lesson are assumed.",
        "The first day of term is not given; weeks are counted from the first week of the project.",
        "The way between 1 pairs of campuses is not given; 0 minutes and the buffer are assumed.",
    ]


def test_the_policy_is_what_the_settings_say(read):
    rule = read(SETTINGS.replace("per_week = 2", "per_week = 3")).policy.rule("class_visits")

    assert (rule.per_day, rule.per_week) == (1, 3)


def test_the_example_on_the_page_about_the_format_is_valid(read):
    (example,) = re.findall(r"```toml\n(.*?)```", EXAMPLE.read_text("utf-8"), re.DOTALL)

    reading = read(
        re.sub(r"in_force.*\n", "", example),
        **dict.fromkeys(("lesson_changes", "absences", "visits", "pins", "waivers", "wishes")),
    )

    assert reading.problems == ()
    assert reading.project.kind_name("visit").zh == "参访"
    assert [each.reason for each in reading.project.calendar.closed_days] == ["", "运动会"]
