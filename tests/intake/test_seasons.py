"""Summer and winter bells (夏令时、冬令时作息), and what odd and even weeks and make-up days make of a week."""

from datetime import date

from tests.intake.conftest import SETTINGS, TABLES

FORTNIGHT = SETTINGS.replace("end = 2026-10-23", "end = 2026-10-30")
BELLS = (
    "campus,weekday,period,start,end,part,from,to\n"
    ",,1,08:30,09:10,am,,\n,,2,09:20,10:00,am,,\n,,3,10:30,11:10,am,,\n"
    ",,4,14:30,15:10,pm,,2026-10-25\n,,5,15:20,16:00,pm,,2026-10-25\n"
    ",,4,14:00,14:40,pm,2026-10-26,\n,,5,14:50,15:30,pm,2026-10-26,\n"
)
AFTERNOON = (
    "class,weekday,period,subject,teacher,room,weeks,open\n三(1)班,Mon,4,语文,陈明,,,\n三(2)班,Mon,1,数学,周宁,,,\n"
)
HEADER = TABLES["sessions"].splitlines()[0]
NOTHING = dict.fromkeys(("absences", "attended", "lesson_changes", "pins", "sessions", "waivers", "wishes"))


def clock(project, ident):
    return f"{project.calendar.local(project.session[ident].span.start):%H:%M}"


def codes(reading):
    """Errors by code, table and row."""
    return {(each.code, each.where, each.row) for each in reading.problems if each.level.value == "error"}


def test_a_lesson_of_the_afternoon_begins_by_the_bells_of_its_season(read):
    project = read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING).project

    assert clock(project, "三(1)班/2026-10-19/4") == "14:30"
    assert clock(project, "三(1)班/2026-10-26/4") == "14:00"
    assert {clock(project, f"三(2)班/2026-10-{day}/1") for day in (19, 26)} == {"08:30"}


def test_a_weekly_session_by_periods_follows_the_season_and_so_does_a_dated_one(read):
    sessions = (
        "session,kind,title,date,weekday,periods,campus\n"
        "weekly,talk,讲座,,Tue,4;5,east\nonce,talk,讲座,2026-10-28,,5,east\n"
    )

    project = read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING | {"sessions": sessions}).project

    assert clock(project, "weekly@2026-10-20") == "14:30"
    assert clock(project, "weekly@2026-10-27") == "14:00"
    assert clock(project, "once") == "14:50"


def test_half_days_and_presence_are_those_of_the_season(read):
    project = read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING).project

    first, second = (project.calendar.by_date[date(2026, 10, day)] for day in (19, 26))
    local = project.calendar.local
    assert (f"{local(first.pm.start):%H:%M}-{local(first.pm.end):%H:%M}") == "14:30-16:00"
    assert (f"{local(second.pm.start):%H:%M}-{local(second.pm.end):%H:%M}") == "14:00-15:30"


def test_a_critique_is_offered_when_the_periods_of_its_day_ring(read):
    settings = FORTNIGHT + "\n[offers]\ncritiques = true\n"

    project = read(settings, bells=BELLS, lessons=AFTERNOON, **NOTHING).project

    assert clock(project, "三(2)班/2026-10-19/1~critique/4") == "14:30"
    assert clock(project, "三(2)班/2026-10-26/1~critique/4") == "14:00"


def test_a_make_up_day_has_the_weekday_of_another_date_and_the_season_of_its_own(read):
    settings = FORTNIGHT.replace("end = 2026-10-30", "end = 2026-10-25").replace(
        "[calendar.make_up]", '[calendar.make_up]\n2026-10-25 = "2026-10-26"'
    )

    project = read(settings, bells=BELLS, lessons=AFTERNOON, **NOTHING).project

    assert clock(project, "三(1)班/2026-10-25/4") == "14:30"


def test_a_row_with_a_season_wins_over_one_of_all_the_year(read):
    bells = BELLS + ",,1,08:40,09:15,am,2026-10-26,2026-10-26\n"

    project = read(FORTNIGHT, bells=bells, lessons=AFTERNOON, **NOTHING).project

    assert {day: clock(project, f"三(2)班/2026-10-{day}/1") for day in (19, 26)} == {19: "08:30", 26: "08:40"}


def test_a_lesson_in_a_period_that_the_season_does_not_have_is_named_with_the_day(read):
    bells = BELLS.replace(",,4,14:00,14:40,pm,2026-10-26,\n", "")

    reading = read(FORTNIGHT, bells=bells, lessons=AFTERNOON, **NOTHING)

    assert codes(reading) == {("no_bell_then", "lessons.csv", 2)}
    (problem,) = (each for each in reading.problems if each.code == "no_bell_then")
    assert problem.facts["day"] == date(2026, 10, 26)


def test_two_rows_for_one_period_in_seasons_that_overlap_are_a_problem_and_seasons_apart_are_none(read):
    twice = BELLS.replace("pm,2026-10-26,\n,,5", "pm,2026-10-25,\n,,5")

    assert codes(read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING)) == set()
    assert codes(read(FORTNIGHT, bells=twice, lessons=AFTERNOON, **NOTHING)) == {("duplicate_key", "bells.csv", 7)}


def test_a_season_that_ends_before_it_begins_and_a_date_that_is_none_are_problems(read):
    backwards = BELLS.replace("08:30,09:10,am,,", "08:30,09:10,am,2026-10-26,2026-10-19")
    yearless = BELLS.replace("08:30,09:10,am,,", "08:30,09:10,am,十月以后,")

    assert ("end_before_start", "bells.csv", 2) in codes(read(FORTNIGHT, bells=backwards, lessons=AFTERNOON, **NOTHING))
    assert ("not_a_date", "bells.csv", 2) in codes(read(FORTNIGHT, bells=yearless, lessons=AFTERNOON, **NOTHING))


def test_a_meeting_of_odd_weeks_is_not_held_in_even_ones(read):
    sessions = (
        "session,kind,title,weekday,weeks,start,end,campus\n"
        "odd,meeting,例会,Mon,单周,16:20,17:00,east\neven,meeting,例会,Mon,双周,16:20,17:00,east\n"
        "all,meeting,例会,Mon,每周,16:20,17:00,east\n"
    )

    project = read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING | {"sessions": sessions}).project

    dates = {each.id for each in project.sessions if each.title == "例会"}
    assert project.calendar.week(date(2026, 10, 19)) == 8
    assert dates == {"odd@2026-10-26", "even@2026-10-19", "all@2026-10-19", "all@2026-10-26"}


def test_weeks_say_nothing_about_a_session_with_a_date(read):
    sessions = "session,kind,title,date,weeks,start,end,campus\nonce,meeting,例会,2026-10-20,单周,16:20,17:00,east\n"

    reading = read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING | {"sessions": sessions})

    assert codes(reading) == {("only_one_of", "sessions.csv", 2)}


def test_a_make_up_day_runs_the_lessons_of_the_week_that_it_makes_up_for(read):
    lessons = "class,weekday,period,subject,teacher,room,weeks,open\n三(1)班,Mon,1,语文,陈明,,odd,\n三(1)班,Mon,1,数学,周宁,,even,\n"
    settings = FORTNIGHT.replace("end = 2026-10-30", "end = 2026-10-25").replace(
        "[calendar.make_up]", "[calendar.make_up]\n2026-10-25 = {}"
    )

    followed = {}
    for day in ('"2026-10-26"', '"2026-10-19"'):
        project = read(settings.format(day), bells=BELLS, lessons=lessons, **NOTHING).project
        followed[day] = project.session["三(1)班/2026-10-25/1"].subject
        assert project.week_of(project.session["三(1)班/2026-10-25/1"]) == 8

    assert followed == {'"2026-10-26"': "语文", '"2026-10-19"': "数学"}


def test_summer_and_winter_bells_do_not_overlap_each_other(read):
    reading = read(FORTNIGHT, bells=BELLS, lessons=AFTERNOON, **NOTHING)

    assert "bells_overlap" not in {each.code for each in reading.problems}
