"""What a row of the bus timetable becomes: a run on each day that it means."""

from datetime import datetime

from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.intake import shuttles

HEADER = "from,to,date,weekday,leaves,seats\n"


def runs(project):
    def clock(moment: datetime) -> str:
        return f"{project.calendar.local(moment):%d %H:%M}"

    return [(each.origin, clock(each.span.start), clock(each.span.end), each.seats) for each in project.shuttles]


def test_a_run_without_a_day_is_on_every_working_day_and_one_with_weekdays_on_these(read):
    project = read().project

    assert runs(project) == [
        *(("east", f"{day} 12:10", f"{day} 12:35", 20) for day in range(19, 24)),
        *(("west", f"{day} 12:40", f"{day} 13:05", 20) for day in (19, 20)),
    ]


def test_a_way_that_is_given_in_one_direction_serves_for_both(read):
    project = read(shuttles=HEADER + "west,east,2026-10-20,,12:30,19\n").project

    assert runs(project) == [("west", "20 12:30", "20 12:55", 19)]


def test_a_run_of_every_day_is_there_on_a_make_up_day_too(read):
    settings = SETTINGS.replace("end = 2026-10-23", "end = 2026-10-24")
    settings = settings.replace("[calendar.make_up]\n", "[calendar.make_up]\n2026-10-24 = 2026-10-23\n")

    project = read(settings, shuttles=HEADER + "east,west,,,12:10,20\neast,west,,Fri,17:10,20\n").project

    assert [when for _, when, _, _ in runs(project)][-3:] == ["23 12:10", "23 17:10", "24 12:10"]


def test_more_runs_than_any_school_has_are_not_made(read, monkeypatch):
    monkeypatch.setattr(shuttles, "MOST_RUNS", 9)

    reading = read()

    assert [(each.code, each.where, dict(each.facts)) for each in reading.problems] == [
        ("too_many_runs", "shuttles.csv", {"count": 10, "most": 9})
    ]


def test_where_the_ways_are_faulty_no_run_is_blamed(read):
    reading = read(travel=TABLES["travel"].replace("25", "x"))

    assert [(each.code, each.where) for each in reading.problems] == [("not_a_number", "travel.csv")]
