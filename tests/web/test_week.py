from dataclasses import replace
from datetime import date, time, timedelta

from tests.worlds import calendar, lesson, session, world

from cohortplan.domain.calendar import Bell, ClosedDay, OpenDay
from cohortplan.web.week import Row, keeps_the_bell, offers_at, week_of, weeks_of

WEEK = 7
BELLS = tuple(
    Bell("east", weekday, number, time.fromisoformat(start), time.fromisoformat(end))
    for weekday in range(5)
    for number, start, end in (("1", "08:30", "09:10"), ("2", "09:20", "10:00"))
)
TUESDAY = date(2026, 10, 20)


def titles(week, day):
    return {row.start: [each.title for each in week.slots[row.start, day].begins] for row in week.rows}


def test_what_begins_within_a_period_stands_in_its_row_and_all_else_in_a_row_of_its_own():
    project = world(
        [session("early", "tue 08:00-08:20"), session("in", "tue 08:40-09:00"), session("noon", "tue 13:40-14:20")],
        bells=BELLS,
    )

    week = week_of(project, WEEK, project.sessions)

    assert week.rows == (Row(time(8)), Row(time(8, 30), "1"), Row(time(9, 20), "2"), Row(time(13, 40)))
    assert titles(week, TUESDAY) == {time(8): ["early"], time(8, 30): ["in"], time(9, 20): [], time(13, 40): ["noon"]}


def test_a_session_that_goes_on_into_the_next_period_is_marked_there():
    project = world([session("long", "tue 08:30-10:00")], bells=BELLS)

    week = week_of(project, WEEK, project.sessions)

    assert [week.slots[start, TUESDAY].goes_on for start in (time(8, 30), time(9, 20))] == [False, True]


def test_a_week_of_the_winter_has_the_periods_of_the_winter():
    winter = date(2026, 10, 26)
    bells = (
        *(replace(bell, until=winter - timedelta(days=1)) for bell in BELLS),
        *(replace(bell, start=time(bell.start.hour, 55), since=winter) for bell in BELLS),
    )
    project = world([session("a", "tue 08:40-09:00")], calendar=calendar(days=12), bells=bells)

    rows = [[row.start for row in week_of(project, number, ()).rows] for number in (WEEK, WEEK + 1)]

    assert rows == [[time(8, 30), time(9, 20)], [time(8, 55), time(9, 55)]]


def test_only_sessions_of_the_week_are_in_it():
    project = world([session("a", "tue 08:30-10:00")], calendar=calendar(days=12), bells=BELLS)

    assert [
        titles(week_of(project, number, project.sessions), TUESDAY + timedelta(weeks=number - WEEK))
        for number in (WEEK, WEEK + 1)
    ] == [
        {time(8, 30): ["a"], time(9, 20): []},
        {time(8, 30): [], time(9, 20): []},
    ]


def test_a_holiday_keeps_its_column_a_taught_sunday_gets_one_and_the_free_saturday_before_it_none():
    base = calendar(days=7)
    follows = date(2026, 10, 23)
    sunday = replace(base.open_days[6], follows=follows)
    off = (ClosedDay(follows, "校运会"), ClosedDay(date(2026, 10, 24), "周末"))
    days = replace(base, open_days=(*base.open_days[:4], sunday), closed_days=off)

    week = week_of(world([], calendar=days), WEEK, ())

    assert [(day.on.weekday(), day.open, day.note, day.follows) for day in week.days[4:]] == [
        (4, False, "校运会", None),
        (6, True, "", follows),
    ]


def test_a_project_touches_the_weeks_of_its_open_days():
    assert weeks_of(world(calendar=calendar(days=12))) == (7, 8)


def test_offers_of_a_row_are_what_can_be_attended_and_begins_in_it():
    project = world(
        [
            session("a", "tue 08:40-09:00"),
            session("shut", "tue 08:30-09:00", open=False),
            lesson("301", "wed 08:30-09:10"),
        ],
        bells=BELLS,
    )

    assert [each.id for each in offers_at(project, TUESDAY, time(8, 30))] == ["a"]


def test_only_a_session_as_long_as_its_period_keeps_the_bell():
    project = world([session("a", "tue 08:30-09:10"), session("b", "tue 08:30-10:00")], bells=BELLS)

    assert [keeps_the_bell(project, each) for each in project.sessions] == [True, False]


def test_a_week_without_school_still_has_its_five_days():
    empty = replace(
        calendar(),
        open_days=(
            OpenDay(
                on=date(2026, 10, 26),
                follows=date(2026, 10, 26),
                am=calendar().open_days[0].am,
                pm=calendar().open_days[0].pm,
            ),
        ),
    )

    assert len(week_of(world([], calendar=empty), WEEK, ()).days) == 5
