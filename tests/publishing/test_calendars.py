from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.worlds import CLOCK, PLAN, SESSIONS, ZONE, at, calendar, lesson, replaced, session, world

from cohortplan.domain.agendas import agenda
from cohortplan.domain.entries import Stamp, next_entries, occasion_of
from cohortplan.domain.refs import Ref
from cohortplan.domain.span import Span
from cohortplan.publishing.alarms import with_alarms
from cohortplan.publishing.calendars import Cover, calendar_title, draft_calendar, render
from cohortplan.publishing.wording import summary
from cohortplan.text import Language

WHO = Ref("trainee", "T1")
FIRST = Stamp(1, datetime(2026, 10, 12, 9, 0, tzinfo=UTC))
SECOND = Stamp(2, datetime(2026, 10, 13, 9, 0, tzinfo=UTC))
COVER = Cover(title="赵一 · 秋季跟岗", zone=ZONE)


def entries(sessions, stamp=FIRST, previous=(), zone=CLOCK, project=None):
    occasions = [occasion_of(project or world(), each) for each in sessions]
    return next_entries(previous, occasions, owner=("autumn", WHO), zone=zone, stamp=stamp)


def events(body):
    return Calendar.from_ical(body).events


def text(event, name):
    return str(event[name])


def test_a_calendar_says_once_for_all_what_clients_need_to_know():
    body = render((), replace(COVER, source="https://plan.example/feeds/x.ics"))

    head = body.split(b"BEGIN:VTIMEZONE")[0].decode().splitlines()
    assert set(head) == {
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cohortplan//calendar//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:赵一 · 秋季跟岗",
        "X-WR-CALNAME:赵一 · 秋季跟岗",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "SOURCE;VALUE=URI:https://plan.example/feeds/x.ics",
    }


def test_an_event_says_what_where_with_whom_and_when_it_was_last_changed():
    (event,) = events(render(entries([SESSIONS[1]]), COVER))

    assert {name: event[name].to_ical().decode() for name in event} == {
        "UID": entries([SESSIONS[1]])[0].uid,
        "DTSTAMP": "20261012T090000Z",
        "LAST-MODIFIED": "20261012T090000Z",
        "SEQUENCE": "0",
        "DTSTART": "20261019T103000",
        "DTEND": "20261019T111500",
        "SUMMARY": "听课 301 数学",
        "LOCATION": "东校区 三(1)班教室（集合：东门）",
        "DESCRIPTION": "授课：吴老师\\n集合：东门",
        "STATUS": "CONFIRMED",
        "TRANSP": "OPAQUE",
    }


def test_the_same_entries_give_the_same_bytes():
    body = render(entries(SESSIONS), COVER)

    assert render(reversed(entries(reversed(SESSIONS))), COVER) == body
    assert b"VALARM" not in body
    assert b"ATTENDEE" not in body


def test_a_change_is_told_in_the_event_and_nothing_else_moves():
    before = entries(SESSIONS[1:3])
    moved = replaced(world(), "301/mon 10:30", when="mon 14:30-15:15", room="hall", leader="lin")

    after = entries(moved.sessions[1:3], SECOND, before)

    old, new = (sorted(events(render(each, COVER)), key=lambda event: event["UID"]) for each in (before, after))
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one.to_ical() != other.to_ical()]
    ((was, now),) = changed
    assert was["UID"] == now["UID"]
    assert (now["SEQUENCE"], now["DTSTAMP"].dt, now["LAST-MODIFIED"].dt) == (1, SECOND.at, SECOND.at)
    assert text(now, "DESCRIPTION").splitlines() == [
        "授课：林副校长",
        "集合：东门",
        "第 2 版变更：",
        "时间：10月19日周一 10:30–11:15 → 10月19日周一 14:30–15:15",
        "地点：东校区 三(1)班教室（集合：东门） → 东校区 报告厅（集合：东门）",
        "人员：吴老师 → 林副校长",
    ]


def test_a_cancelled_event_stays_marked_frees_the_time_and_asks_for_no_reminder():
    cancelled = entries([], SECOND, entries([SESSIONS[1]]))

    (event,) = events(render(cancelled, COVER))

    assert (text(event, "SUMMARY"), text(event, "STATUS")) == ("【已取消】听课 301 数学", "CANCELLED")
    assert (event["SEQUENCE"], text(event, "TRANSP")) == (1, "TRANSPARENT")
    assert "第 2 版取消了这项安排。" in text(event, "DESCRIPTION")
    assert b"VALARM" not in with_alarms(render(cancelled, COVER), 15)


def test_a_retired_event_is_not_shown():
    cancelled = entries([], SECOND, entries([SESSIONS[1]]))

    retired = entries([], Stamp(3, SECOND.at + timedelta(days=15)), cancelled)

    assert events(render(retired, COVER)) == []


def test_english_is_one_argument_away():
    first = entries([SESSIONS[1]])
    moved = entries([replace(SESSIONS[1], room="hall")], SECOND, first)

    (event,) = events(render(moved, replace(COVER, language=Language.EN)))

    assert text(event, "SUMMARY") == "lesson observation 301 数学"
    assert text(event, "DESCRIPTION").splitlines()[:3] == [
        "Teacher: 吴老师",
        "Meet at: 东门",
        "Changed in release 2:",
    ]


def test_a_reminder_comes_on_request_before_every_event():
    body = with_alarms(render(entries(SESSIONS), COVER), 15)

    assert [event.alarms.times[0].trigger for event in events(body)] == [
        event.start - timedelta(minutes=15) for event in events(body)
    ]
    assert body.replace(
        b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Reminder\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n", b""
    ) == render(entries(SESSIONS), COVER)


def test_an_unreleased_export_can_never_be_taken_for_a_released_event():
    body = draft_calendar(world(), PLAN, WHO)

    drafts = events(body)
    assert [text(each, "UID")[:6] for each in drafts] == ["draft-"] * 6
    assert {each["DTSTAMP"].dt for each in drafts} == {world().as_of}
    assert all("草稿" in text(each, "DESCRIPTION") for each in drafts)
    assert draft_calendar(world(), PLAN, WHO) == body


def test_a_calendar_is_named_after_its_person_and_the_project():
    assert calendar_title(world(), WHO) == "赵一 · 秋季跟岗"
    assert calendar_title(world(), Ref("project", "autumn")) == "秋季跟岗"


def test_no_calendar_names_another_trainee_or_anybodys_number():
    project = world()
    everybody = [Ref("trainee", "T1"), Ref("staff", "lin"), Ref("party", "G1"), Ref("class", "301")]

    bodies = b"".join(
        render(
            next_entries(
                (),
                [occasion_of(project, each) for each in agenda(project, PLAN, who)],
                owner=(project.id, who),
                zone=CLOCK,
                stamp=FIRST,
            ),
            replace(COVER, title=""),
        )
        for who in everybody
    ).decode()

    private = [each for trainee in project.trainees for each in (trainee.name, trainee.phone) if each]
    assert [each for each in private if each in bodies] == []


HOSTILE = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:x\u2028Y:\x85Z:\x0bW,;:\\"=2+2\x00\ud800'


def test_text_from_files_cannot_become_a_property_an_event_or_a_second_line():
    hostile = lesson("301", "mon 10:30-11:15", title=HOSTILE, room=HOSTILE, leader=HOSTILE, campus=HOSTILE)

    body = render(entries([hostile]), replace(COVER, title=HOSTILE))

    (event,) = events(body)
    assert text(event, "UID") == entries([hostile])[0].uid
    assert text(event, "SUMMARY") == '听课 a END:VEVENT BEGIN:VEVENT UID:x Y: Z: W,;:\\"=2+2'
    assert len(text(event, "DESCRIPTION").splitlines()) == 1
    assert body.decode().splitlines() == body.decode().split("\r\n")[:-1]
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


@given(st.text(max_size=200))
def test_any_title_comes_back_as_one_line_of_text(title):
    (entry,) = entries([session("talk", "tue 14:30-15:15", title=title)])

    (event,) = events(render([entry], COVER))

    assert text(event, "SUMMARY") == summary(entry, Language.ZH_CN)
    assert len(text(event, "SUMMARY").splitlines()) == 1


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "Australia/Sydney", "America/St_Johns", "UTC"])
@pytest.mark.parametrize("monday", [date(2026, 10, 19), date(2027, 3, 22), date(2026, 12, 28)])
def test_the_instant_survives_in_every_zone_by_the_calendars_own_time_zone(zone, monday):
    clock = ZoneInfo(zone)
    project = world(calendar=calendar(zone=zone, monday=monday))
    start = datetime.combine(monday + timedelta(days=6), at("mon 09:00").time(), clock)
    sunday = replace(SESSIONS[6], span=Span(start, start + timedelta(hours=1)))

    body = render(entries([sunday], zone=clock, project=project), replace(COVER, zone=zone))

    parsed = Calendar.from_ical(body)
    ((event,), own_clock) = parsed.events, parsed.timezones[0].to_tz(lookup_tzid=False) if parsed.timezones else UTC
    assert isinstance(event.start, datetime)
    wall = event.start.replace(tzinfo=None)
    assert wall == start.replace(tzinfo=None)
    assert wall.replace(tzinfo=own_clock).astimezone(UTC) == start.astimezone(UTC)
