"""What a duty becomes: a session that its leader holds whoever comes along."""

from tests.intake.conftest import SETTINGS, TABLES

HEADER = "staff,weekday,date,start,end,title,kind,open\n"
SHADOWED = SETTINGS.replace("[calendar]", "[offers]\nshadowing = true\nshadowing_seats = 3\n\n[calendar]", 1)


def duties_of(reading):
    assert reading.project is not None, reading.problems
    return [each for each in reading.project.sessions if each.standing]


def test_a_weekly_duty_is_a_session_on_each_of_its_days_and_a_dated_one_on_its_date(read):
    gate, patrol, again = duties_of(read())

    assert [each.id for each in (gate, patrol, again)] == [
        "s1~duty/2026-10-19/0740",
        "s2~duty/2026-10-20/1000",
        "s1~duty/2026-10-21/0740",
    ]
    assert (gate.kind, gate.title, gate.leader, gate.campus, gate.open) == ("meeting", "校门值守", "s1", "east", False)
    assert (patrol.kind, patrol.title, patrol.campus, patrol.open) == ("patrol", "大课间巡视", "west", True)
    assert gate.span.minutes == patrol.span.minutes == 30


def test_a_duty_without_a_title_is_called_by_its_kind(read):
    (duty,) = duties_of(read(duties=HEADER + "s1,,2026-10-20,10:00,10:30,,巡课,\n"))

    assert duty.title == "巡课"


def test_as_many_may_come_along_as_may_shadow_at_once(read):
    rows = "s1,,2026-10-20,10:00,10:30,巡视,patrol,yes\n"

    (unsaid,), (said,) = duties_of(read(duties=HEADER + rows)), duties_of(read(SHADOWED, duties=HEADER + rows))

    assert (unsaid.seats, said.seats) == (2, 3)


def test_a_weekly_duty_does_not_follow_a_make_up_day_and_a_dated_one_may(read):
    settings = SETTINGS.replace("end = 2026-10-23", "end = 2026-10-24")
    settings = settings.replace("[calendar.make_up]\n", "[calendar.make_up]\n2026-10-24 = 2026-10-23\n")
    rows = "s1,周五,,07:40,08:10,值守,,\ns1,,2026-10-24,09:00,09:30,巡视,patrol,\n"

    found = duties_of(read(settings, duties=HEADER + rows))

    assert [each.id for each in found] == ["s1~duty/2026-10-23/0740", "s1~duty/2026-10-24/0900"]


def test_a_half_day_beside_a_leader_takes_in_an_open_duty_and_gives_way_to_a_closed_one(read):
    rows = "s2,,2026-10-20,09:00,09:30,巡视,patrol,yes\ns1,,2026-10-20,09:00,09:30,校务密会,,\n"
    sessions = TABLES["sessions"]

    project = read(SHADOWED, duties=HEADER + rows, sessions=sessions).project

    assert project.session["s2~shadowing/2026-10-20/am"].nested == ("s2~duty/2026-10-20/0900",)
    assert "s1~shadowing/2026-10-20/am" not in project.session
    assert "s1~shadowing/2026-10-21/am" in project.session


def test_duties_refer_to_staff_by_name_as_well(read):
    by_id = duties_of(read())

    by_name = duties_of(read(duties=TABLES["duties"].replace("s1", "林校长").replace("s2", "吴副校长")))

    assert by_name == by_id
