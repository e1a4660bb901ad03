"""Dates, times and halves of days are read as people write them, both ends included."""

from datetime import UTC, date, datetime, time

import pytest
from tests.intake.conftest import TABLES

from cohortplan.intake.moments import Moment, parse_clock, parse_day, parse_moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-19",
        "2026/10/19",
        "2026.10.19",
        "2026年10月19日",
        "２０２６-１０-１９",
        "2026-10-19 00:00:00",
        " 2026 年 10 月 19 号",
    ],
)
def test_a_date_is_read_as_people_write_it(text):
    assert parse_day(text) == date(2026, 10, 19)


@pytest.mark.parametrize(
    "text", ["10-19", "2026-13-01", "2026-02-30", "19.10.2026", "soon", "0001-01-01", "9999-12-31", ""]
)
def test_what_is_no_full_date_is_not_guessed(text):
    assert parse_day(text) is None


@pytest.mark.parametrize("text", ["8:30", "08:30", "08:30:00", "８：３０", "8点30分", "8时30"])
def test_a_time_is_read_as_people_write_it(text):
    assert parse_clock(text) == time(8, 30)


@pytest.mark.parametrize("text", ["8.30", "24:00", "08:61", "08:30:15", "noon", "-1:00", ""])
def test_what_is_no_time_is_not_guessed(text):
    assert parse_clock(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-21", Moment(2026, 10, 21)),
        ("2026-10-21 09:30", Moment(2026, 10, 21, clock=time(9, 30))),
        ("2026-10-21T09:30", Moment(2026, 10, 21, clock=time(9, 30))),
        ("2026-10-21下午", Moment(2026, 10, 21, half="pm")),
        ("10月21日 上午", Moment(0, 10, 21, half="am")),
        ("周三上午", Moment(weekday=2, half="am")),
        ("星期三", Moment(weekday=2)),
        ("周三全天", Moment(weekday=2)),
        ("Wed am", Moment(weekday=2, half="am")),
        ("wednesday PM", Moment(weekday=2, half="pm")),
        ("周三 9:30", Moment(weekday=2, clock=time(9, 30))),
        ("周二中午", Moment(weekday=1, half="noon")),
    ],
)
def test_a_moment_is_read_as_people_write_it(text, moment):
    assert parse_moment(text) == moment


@pytest.mark.parametrize(
    "text", ["soon", "三", "2026-02-30", "2月30日", "周三晚上", "2026-10-21 25:00", "21.10.2026", "下午"]
)
def test_what_is_no_moment_is_not_guessed(text):
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("cells", "span"),
    [
        ("2026-10-21,2026-10-22", "10-21 00:00 10-23 00:00"),
        ("2026-10-21,", "10-21 00:00 10-22 00:00"),
        ("周三上午,", "10-21 00:00 10-21 11:10"),
        ("周三下午,", "10-21 14:00 10-22 00:00"),
        ("周三下午,周四上午", "10-21 14:00 10-22 11:10"),
        ("Wed noon,Wed noon", "10-21 11:10 10-21 14:00"),
        ("2026-10-21 09:30,", "10-21 09:30 10-22 00:00"),
        ("2026-10-21 09:30,2026-10-21 11:00", "10-21 09:30 10-21 11:00"),
        ("10月21日,10月21日", "10-21 00:00 10-22 00:00"),
        ("2026-10-24上午,", "10-24 00:00 10-24 12:00"),
        ("2026-10-01,2026-10-20", "10-01 00:00 10-21 00:00"),
    ],
)
def test_an_absence_lasts_from_the_first_to_the_last_moment_that_is_named(read, cells, span):
    project = read(absences=f"what,id,from,to\nstaff,s2,{cells}\n").project

    local = [project.calendar.local(each) for each in (project.absences[0].span.start, project.absences[0].span.end)]
    assert " ".join(f"{each:%m-%d %H:%M}" for each in local) == span


def test_who_arrives_in_the_afternoon_and_leaves_at_noon_is_there_in_between(read):
    text = TABLES["trainees"].replace("2026-10-19,2026-10-23 17:00", "周二下午,周五上午")

    trainee = read(trainees=text).project.trainee["T3"]

    assert (trainee.arrive, trainee.leave) == (
        datetime(2026, 10, 20, 6, 0, tzinfo=UTC),
        datetime(2026, 10, 23, 3, 10, tzinfo=UTC),
    )
