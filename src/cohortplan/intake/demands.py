"""What is asked of a plan: trainees, quotas, absences, visits, wishes, pins and waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from cohortplan.domain.demands import Absence, Quota, Visit, Wish
from cohortplan.domain.people import Trainee
from cohortplan.domain.sessions import quoted
from cohortplan.domain.span import instant
from cohortplan.domain.vocabulary import LESSON
from cohortplan.intake.clockwork import Clockwork
from cohortplan.intake.directory import Directory
from cohortplan.intake.lessons import Timetable
from cohortplan.intake.meetings import Sessions
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables

AWAY_TABLES = {"staff": "staff", "trainee": "trainees", "class": "classes", "room": "rooms", "campus": "campuses"}
WISH_TABLES = {"mentor": "staff", "class": "classes"}


def read_trainees(tables: Tables, clockwork: Clockwork, notes: Notes, origins: Origins) -> Iterator[Trainee]:
    """The trainees whose rows are sound."""
    for row in tables.named("trainees"):
        arrive, leave = _instant(row, "arrive", clockwork, notes), _instant(row, "leave", clockwork, notes)
        if arrive and leave and arrive >= leave:
            facts = {"start": row.raw["arrive"], "end": row.raw["leave"]}
            row.note(notes, row.problem("end_before_start", "leave", **facts))
        origins.add(("trainee", row.id), row)
        yield Trainee(
            id=row.id,
            name=row.text("name") or row.id,
            role=row.text("role"),
            school=row.text("school"),
            county=row.text("county"),
            subjects=row.texts("subjects"),
            people=row.number_of("people") or 1,
            phone=row.text("phone"),
            email=row.text("email"),
            arrive=arrive,
            leave=leave,
            school_type=row.text("school_type"),
            needs=row.text("needs"),
        )


def _instant(row: Row, key: str, clockwork: Clockwork, notes: Notes) -> datetime | None:
    """When somebody comes or goes: the first instant of what is said, or the last."""
    moment, day = row.moment(key), clockwork.day(row, key, notes)
    if moment is None or day is None:
        return None
    if not clockwork.holds(day):
        facts = {"day": day, "start": clockwork.first, "end": clockwork.last}
        row.note(notes, row.problem("outside_project", key, **facts))
        return None
    return instant(clockwork.start_of(moment, day) if key == "arrive" else clockwork.end_of(moment, day))


def read_quotas(tables: Tables, notes: Notes, origins: Origins) -> Iterator[Quota]:
    """The quotas, one for each role of a row, with ids made of what they ask."""
    seen: dict[str, int] = {}
    for row in tables.sound("quotas"):
        least, most = row.number_of("min"), row.number_of("max")
        if least is None and most is None:
            row.note(notes, row.problem("needs_one_of", "min", columns=(row.spelled["min"], row.spelled["max"])))
        if least is not None and most is not None and least > most:
            row.note(notes, row.problem("least_above_most", "max", least=least, most=most))
        for role in row.texts("role"):
            quota = _quota(row, role)
            other = seen.setdefault(quota.id, row.number)
            if other != row.number:
                row.note(notes, row.problem("duplicate_key", "kinds", other=other))
                continue
            origins.add(("quota", quota.id), row)
            if row.sound:
                yield quota


def _quota(row: Row, role: str) -> Quota:
    kinds = tuple(sorted(row.texts("kinds")))
    per, own, department = row.text("per", "project"), row.has("subject"), row.text("department")
    parts = (role, "+".join(kinds), per, "own" if own else "", department)
    weight = row.number_of("weight")
    return Quota(
        id="/".join(part for part in parts if part),
        role=role,
        kinds=kinds,
        per=per,
        least=row.number_of("min"),
        most=row.number_of("max"),
        own_subject=own,
        department=department,
        weight=1 if weight is None else weight,
        prorate=row.flag("prorate", default=True),
    )


class Demands:
    """Reads what refers to people, places and times alike."""

    def __init__(self, timetable: Timetable, directory: Directory) -> None:
        self.timetable, self.directory = timetable, directory
        self.tables, self.clockwork, self.notes = timetable.tables, timetable.clockwork, timetable.notes

    def absences(self) -> Iterator[Absence]:
        """Who or what is away, and when."""
        grades = {row.text("grade") for row in self.tables.rows("classes")} - {""}
        for row in self.tables.sound("absences"):
            what, text = row.text("what"), row.text("id")
            if what == "grade":
                ident = text if text in grades else ""
                if not ident:
                    facts = {"choices": tuple(sorted(grades))}
                    row.note(self.notes, row.problem("not_one_of", "id", **facts))
            else:
                ident = self.directory.find(row, "id", AWAY_TABLES[what], text)
            span = self.clockwork.span(row, self.notes)
            if ident and span is not None:
                yield Absence(what=what, id=ident, span=span, reason=row.text("reason"))

    def visits(self) -> Iterator[Visit]:
        """Delegations and open weeks."""
        for row in self.tables.sound("visits"):
            span = self.clockwork.span(row, self.notes)
            if span is None:
                continue
            yield Visit(
                id=row.id,
                title=row.text("title") or row.id,
                kind=row.text("kind"),
                span=span,
                people=row.number_of("people") or 0,
                campus=row.text("campus"),
                rooms=row.texts("rooms"),
                classes=row.texts("classes"),
                leaders=row.texts("leaders"),
                people_in_class=row.number_of("people_in_class"),
            )

    def wishes(self, sessions: Sessions) -> Iterator[Wish]:
        """Ranked wishes, each for something that exists."""
        offered = {
            "theme": frozenset(theme for session in sessions.attendable for theme in session.themes),
            "subject": frozenset(session.subject for session in sessions.attendable if session.kind == LESSON),
        }
        for row in self.tables.sound("wishes"):
            value = self._wished(row, sessions, offered)
            if value:
                rank = row.number_of("rank") or 1
                yield Wish(trainee=row.text("trainee"), about=row.text("for"), value=value, rank=rank)

    def _wished(self, row: Row, sessions: Sessions, offered: Mapping[str, frozenset[str]]) -> str:
        """The id or word that is wished for; empty, with a note, if that is not clear."""
        about, text = row.text("for"), row.text("value")
        if about in WISH_TABLES:
            return self.directory.find(row, "value", WISH_TABLES[about], text)
        if about == "session":
            return self._wished_session(row, text, sessions)
        if text not in offered[about] and not self.timetable.made_in_part():
            hint = self.notes.hint(text, lambda: offered[about])
            row.note(self.notes, row.problem("wish_unmeetable", "value", nearest=hint))
        return text

    def _wished_session(self, row: Row, text: str, sessions: Sessions) -> str:
        found = sessions.meant(text)
        if not found and not self.timetable.made_in_part():
            row.note(
                self.notes,
                row.problem("no_such_session", "value", nearest=self.notes.hint(text, lambda: sessions.known)),
            )
        # A weekly row stands for all its dates; the rule knows them by what their ids begin with.
        return found[0] if len(found) == 1 else quoted(text) if found else ""
