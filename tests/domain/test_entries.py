from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import CLOCK, SESSIONS, lesson, session, world

from cohortplan.domain.canonical import dumps, loads
from cohortplan.domain.entries import (
    CANCELLED,
    CONFIRMED,
    RETIRED,
    Entry,
    Stamp,
    aspects_told,
    next_entries,
    occasion_of,
)
from cohortplan.domain.refs import Ref

WHO = Ref("trainee", "T1")
FIRST = Stamp(1, datetime(2026, 10, 12, 9, 0, tzinfo=UTC))
SECOND = Stamp(2, datetime(2026, 10, 13, 9, 0, tzinfo=UTC))


def entries(previous, sessions, stamp):
    occasions = [occasion_of(world(), each) for each in sessions]
    return next_entries(previous, occasions, owner=("autumn", WHO), zone=CLOCK, stamp=stamp)


def summary(found):
    return [(each.kind, each.ordinal, each.occasion.session, each.sequence, each.status) for each in found]


MATHS = lesson("301", "mon 10:30-11:15")
LATER = lesson("302", "tue 09:20-10:00")
TALK = session("talk", "tue 14:30-15:15")


def test_new_entries_are_numbered_per_kind_by_start():
    found = entries((), [TALK, LATER, MATHS], FIRST)

    assert summary(found) == [
        ("lesson", 1, "301/mon 10:30", 0, CONFIRMED),
        ("lesson", 2, "302/tue 09:20", 0, CONFIRMED),
        ("talk", 1, "talk", 0, CONFIRMED),
    ]


def test_an_unchanged_agenda_leaves_every_entry_identical():
    first = entries((), [MATHS, TALK], FIRST)

    assert entries(first, [TALK, MATHS], SECOND) == first


def test_a_moved_session_is_the_same_event_one_sequence_later_and_remembers_what_it_said():
    (first,) = entries((), [MATHS], FIRST)

    (second,) = entries([first], [lesson("301", "mon 10:30-11:15", room="hall")], SECOND)

    assert (second.uid, second.sequence, second.changed) == (first.uid, 1, SECOND)
    assert second.before == first.occasion
    assert aspects_told(second.before, second.occasion) == ("place",)


def test_another_lesson_of_the_day_takes_over_the_entry_before_one_of_another_day():
    first = entries((), [MATHS], FIRST)
    same_day, other_day = lesson("302", "mon 14:30-15:15"), lesson("302", "tue 08:30-09:10")

    second = entries(first, [other_day, same_day], SECOND)

    assert summary(second) == [
        ("lesson", 1, same_day.id, 1, CONFIRMED),
        ("lesson", 2, other_day.id, 0, CONFIRMED),
    ]


def test_what_has_no_successor_is_cancelled_and_never_revived():
    first = entries((), [MATHS, TALK], FIRST)
    second = entries(first, [MATHS], SECOND)

    third = entries(second, [MATHS, TALK], Stamp(3, SECOND.at + timedelta(days=1)))

    assert summary(second)[1:] == [("talk", 1, "talk", 1, CANCELLED)]
    assert summary(third)[1:] == [("talk", 1, "talk", 1, CANCELLED), ("talk", 2, "talk", 0, CONFIRMED)]


def test_a_cancelled_entry_stays_fourteen_days_and_retires_with_the_first_release_after_them():
    cancelled = entries(entries((), [TALK], FIRST), [], SECOND)
    last_day, after = SECOND.at + timedelta(days=14), SECOND.at + timedelta(days=14, seconds=1)

    assert entries(cancelled, [], Stamp(3, last_day)) == cancelled
    (retired,) = entries(cancelled, [], Stamp(3, after))

    assert (retired.status, retired.shown, retired.changed) == (RETIRED, False, SECOND)


def test_the_ordinal_of_a_retired_entry_is_not_given_again():
    cancelled = entries(entries((), [TALK], FIRST), [], SECOND)

    later = entries(cancelled, [TALK], Stamp(3, SECOND.at + timedelta(days=30)))

    assert [(each.ordinal, each.status) for each in later] == [(1, RETIRED), (2, CONFIRMED)]


def test_an_entry_keeps_its_identity_when_the_kind_of_its_session_is_corrected():
    (first,) = entries((), [TALK], FIRST)

    (second,) = entries([first], [replace(TALK, kind="meeting")], SECOND)

    assert (second.uid, second.kind, second.occasion.kind, second.sequence) == (first.uid, "talk", "meeting", 1)


def test_a_uid_tells_nothing_and_stays_what_it_was_in_the_first_version_of_the_program():
    (entry,) = entries((), [TALK], FIRST)

    assert entry.uid == "21724fbbe01b27fbb1e390cb088e8dda@cohortplan"


def test_words_come_from_the_project_and_ids_where_it_has_none():
    occasion = occasion_of(world(), SESSIONS[1])
    bare = occasion_of(world(campuses=(), rooms=(), staff=()), replace(SESSIONS[1], room=""))

    assert (occasion.campus, occasion.room, occasion.meet, occasion.leader) == (
        "东校区",
        "三(1)班教室",
        "东门",
        "吴老师",
    )
    assert (bare.campus, bare.room, bare.meet, bare.leader) == ("east", "301", "", "wu")


def test_entries_survive_the_way_into_a_store_and_back():
    first = entries((), [MATHS, TALK], FIRST)
    second = entries(first, [lesson("301", "mon 10:30-11:15", room="hall")], SECOND)

    assert [loads(Entry, dumps(each)) for each in second] == list(second)


OFFERS = (
    *(lesson(name, f"{day} 08:30-09:10") for name in ("301", "302") for day in ("mon", "tue")),
    *(lesson("301", f"{day} 10:30-11:15", room="hall") for day in ("mon", "wed")),
    *(session(f"talk-{day}", f"{day} 14:30-15:15") for day in ("mon", "tue")),
    replace(lesson("301", "mon 08:30-09:10"), leader="lin"),
    replace(session("talk-mon", "fri 14:30-15:15")),
)


@st.composite
def agendas(draw):
    chosen = draw(st.lists(st.sampled_from(OFFERS), max_size=6))
    return list({each.id: each for each in chosen}.values())


@given(st.lists(st.tuples(agendas(), st.integers(min_value=1, max_value=20)), min_size=1, max_size=6))
def test_laws_of_entries_hold_over_any_sequence_of_releases(releases):
    moment = FIRST.at
    previous: tuple[Entry, ...] = ()
    seen: dict[str, Entry] = {}
    for number, (chosen, days) in enumerate(releases, start=1):
        moment += timedelta(days=days)

        found = entries(previous, chosen, Stamp(number, moment))

        by_uid = {each.uid: each for each in found}
        assert len(by_uid) == len(found), "UIDs are unique"
        assert set(seen) <= set(by_uid), "no entry is forgotten, so no UID can be reused"
        for uid, old in seen.items():
            new = by_uid[uid]
            assert new.sequence >= old.sequence
            assert new.live <= old.live, "a cancelled entry is never revived"
            assert (new.changed == old.changed) == (new.sequence == old.sequence)
        live = sorted(each.occasion.session for each in found if each.live)
        assert live == sorted(each.id for each in chosen), "exactly one live entry for each assignment"
        assert all(
            each.occasion == occasion_of(world(), next(one for one in chosen if one.id == each.occasion.session))
            for each in found
            if each.live
        )
        assert entries(found, chosen, Stamp(number, moment)) == found
        previous, seen = found, by_uid
