"""Pins and waivers: what a coordinator decided by hand, resolved to sessions and ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from cohortplan.domain.demands import Pin, Waiver
from cohortplan.domain.sessions import Session
from cohortplan.intake.clockwork import Clockwork
from cohortplan.intake.directory import Directory
from cohortplan.intake.lessons import Timetable
from cohortplan.intake.meetings import Sessions
from cohortplan.intake.moments import parse_day
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables
from cohortplan.intake.words import Words
from cohortplan.rules.base import rule_name
from cohortplan.rules.registry import all_rules

PEOPLE_AND_PLACES = ("trainees", "parties", "staff", "classes", "rooms", "campuses")


def read_pins(tables: Tables, timetable: Timetable, sessions: Sessions, origins: Origins) -> Iterator[Pin]:
    """The pins, each with the sessions it names."""
    days = _by_day(sessions, timetable) if tables.rows("pins") else {}
    for row in tables.sound("pins"):
        named = _named(row, timetable, sessions, days)
        if not named or not row.sound:
            continue
        pin = Pin(
            trainee=row.text("trainee"),
            sessions=named,
            must=row.flag("must", default=True),
            part=row.text("part", "whole"),
            reason=row.text("reason"),
            author=row.text("author"),
            until=row.day("until"),
        )
        origins.add(pin, row)
        yield pin


def _by_day(sessions: Sessions, timetable: Timetable) -> Mapping[date | None, list[str]]:
    """The ids of all sessions by the day they begin on."""
    found: dict[date | None, list[str]] = defaultdict(list)
    for ident, session in sessions.by_id.items():
        found[timetable.clockwork.calendar.local(session.span.start).date()].append(ident)
    return found


def _named(
    row: Row, timetable: Timetable, sessions: Sessions, days: Mapping[date | None, list[str]]
) -> tuple[str, ...]:
    """The sessions that a pin names: by id, perhaps on one date of a weekly row, or by kind, date and period."""
    notes = timetable.notes
    if row.has("session") == row.has("kind"):
        code = "only_one_of" if row.has("session") else "needs_one_of"
        row.note(notes, row.problem(code, "session", columns=(row.spelled["session"], row.spelled["kind"])))
        return ()
    if row.has("kind") and not row.has("date"):
        row.note(notes, row.problem("needs_one_of", "date", columns=(row.spelled["date"],)))
        return ()
    timetable.clockwork.working_day(row, "date", notes)
    if not row.sound:
        return ()
    meant = sessions.meant(row.text("session")) if row.has("session") else days.get(row.day("date"), ())
    found = tuple(sorted(ident for ident in meant if _fits(row, sessions.by_id[ident], timetable)))
    if not found and not timetable.made_in_part():
        key = "session" if row.has("session") else "kind"
        hint = notes.hint(row.text("session"), lambda: sessions.known)
        row.note(notes, row.problem("no_such_session", key, nearest=hint))
    return found


def _fits(row: Row, session: Session, timetable: Timetable) -> bool:
    """Whether a session is of the kind, on the date and in the period that a pin says."""
    calendar = timetable.clockwork.calendar
    start = calendar.local(session.span.start)
    if row.has("kind") and (session.kind != row.text("kind") or not session.open):
        return False
    if row.has("date") and start.date() != row.day("date"):
        return False
    if not row.has("period"):
        return True
    day = calendar.by_date[start.date()]
    bell = timetable.bells.at(session.campus, day, row.text("period"))
    return bell is not None and calendar.span(day.on, bell.start, bell.end).overlaps(session.span)


class Waivers:
    """Reads waivers against everything that they can be about."""

    def __init__(self, words: Words, directory: Directory, clockwork: Clockwork, notes: Notes) -> None:
        self.words, self.directory, self.clockwork, self.notes = words, directory, clockwork, notes

    def read(self, tables: Tables, sessions: Sessions, others: frozenset[str]) -> Iterator[Waiver]:
        """The waivers. ``others`` are ids besides people, places and sessions: quotas and the project's own."""
        rules = {rule_name(rule) for rule in all_rules()}
        for row in tables.sound("waivers"):
            rule = row.text("rule")
            if rule not in rules:
                row.note(self.notes, row.problem("unknown_rule", "rule", nearest=self.notes.hint(rule, lambda: rules)))
            about = tuple(dict.fromkeys(self._meant(row, text, sessions, others) for text in row.texts("about")))
            if row.sound:
                yield Waiver(
                    rule=rule, about=about, reason=row.text("reason"), author=row.text("author"), until=row.day("until")
                )

    def _meant(self, row: Row, text: str, sessions: Sessions, others: frozenset[str]) -> str:
        """The id that a text of ``about`` means; the text itself, with a note, if that is not clear."""
        ids = {ident for table in PEOPLE_AND_PLACES for ident in self.directory.candidates(table, text)}
        if len(ids) > 1:
            row.note(self.notes, row.problem("ambiguous_about", "about", text, ids=tuple(sorted(ids))))
            return text
        if ids:
            return ids.pop()
        if text in sessions.by_id or text in others or (text.isascii() and text.isdigit()):
            return text
        day, role = parse_day(text), self.words.roles.code(text)
        if day is not None and self.clockwork.holds(day):
            return day.isoformat()
        if role is not None:
            return role
        tables = (self.directory.known(table) for table in PEOPLE_AND_PLACES)
        hint = self.notes.hint(text, lambda: chain(sessions.known, others, *tables))
        row.note(self.notes, row.problem("nobody_known", "about", text, nearest=hint))
        return text
