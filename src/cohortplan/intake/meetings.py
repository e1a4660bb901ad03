"""Sessions that a school writes down itself: one for a dated row, one per open day for a weekly row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.offers import Hours, Weekly, weekly
from cohortplan.domain.places import Room
from cohortplan.domain.sessions import Audience, Session
from cohortplan.intake.clockwork import weekday_name
from cohortplan.intake.directory import Directory
from cohortplan.intake.lessons import Timetable, weeks_of
from cohortplan.intake.origins import Origins
from cohortplan.intake.rows import Row
from cohortplan.intake.words import Words
from cohortplan.text import Language

DAYS_OF_WORK, MOST_SESSIONS = 5, 50_000


@dataclass(frozen=True)
class Sessions:
    """All sessions of a project, and which of them each row of the table made."""

    by_id: dict[str, Session] = field(default_factory=dict)
    of_row: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def meant(self, text: str) -> tuple[str, ...]:
        """The sessions that an id, or the id of a row, means; none if there are none."""
        return (text,) if text in self.by_id else tuple(self.of_row.get(text, ()))

    @property
    def attendable(self) -> tuple[Session, ...]:
        """Those that can be attended at all."""
        return tuple(session for session in self.by_id.values() if session.open)

    @property
    def known(self) -> tuple[str, ...]:
        """What may be written, for a hint."""
        return (*self.of_row, *self.by_id)


@dataclass(frozen=True)
class Meetings:
    """Makes sessions of the rows of one project."""

    timetable: Timetable
    directory: Directory
    words: Words

    def sessions(self, origins: Origins) -> Sessions:
        """Lessons first, then every row's sessions, with all that they refer to resolved."""
        if self._too_many():
            return Sessions()
        made = Sessions({lesson.id: lesson for lesson in self.timetable.lessons(origins)})
        for row in self.timetable.tables.named("sessions"):
            for session in self._of(row):
                if session.id in made.by_id:
                    other = origins.place(session.id)[1]
                    row.note(self.timetable.notes, row.problem("duplicate_key", "session", session.id, other=other))
                    continue
                made.by_id[session.id] = session
                made.of_row[row.id].append(session.id)
                origins.add(session.id, row)
        for row in self.timetable.tables.named("sessions"):
            self._link(row, made)
        return made

    def _too_many(self) -> bool:
        """Whether weekly rows make more sessions than anybody plans; noted if so."""
        tables, days = self.timetable.tables, len(self.timetable.clockwork.calendar.open_days)
        weekly = len(tables.rows("lessons")) + sum(row.has("weekday") for row in tables.rows("sessions"))
        weekly += sum(len(row.numbers("weekday")) for row in tables.rows("duties"))
        count = weekly * days // DAYS_OF_WORK
        if count > MOST_SESSIONS:
            self.timetable.notes.of_file("too_many_sessions", tables.where("lessons"), count=count, most=MOST_SESSIONS)
        return count > MOST_SESSIONS

    def _of(self, row: Row) -> Iterator[Session]:
        template = self._template(row)
        if not _says_when(row, self.timetable):
            return
        if row.has("weekday"):
            yield from self._weekly(row, template) if "weekday" in row.values else ()
            return
        day = self.timetable.clockwork.working_day(row, "date", self.timetable.notes)
        if day is None:
            return
        calendar = self.timetable.clockwork.calendar
        open_day = calendar.by_date[day]
        hours = self._hours(row, template.campus, open_day.weekday, [open_day])
        if hours is not None:
            yield replace(template, span=calendar.span(day, *hours(open_day)))

    def _weekly(self, row: Row, template: Session) -> Iterator[Session]:
        weekday, calendar = row.number_of("weekday") or 0, self.timetable.clockwork.calendar
        when = Weekly(weekday=weekday, weeks=weeks_of(row), on_make_up_days=row.flag("make_up", default=False))
        days = [day for day in calendar.open_days if when.on(day, calendar)]
        hours = self._hours(row, template.campus, weekday, days)
        if hours is None:
            return
        if not days:
            row.note(self.timetable.notes, row.problem("never_happens", "weekday", weekday=weekday_name(weekday)))
        yield from weekly(template, when, hours, calendar)

    def _template(self, row: Row) -> Session:
        """The session of a row, at a time that is still to be set."""
        kind = row.text("kind")
        room = self.timetable.rooms.get(row.text("room"))
        return Session(
            id=row.id,
            kind=kind,
            title=row.text("title") or self.words.kinds.show(kind, Language.ZH_CN),
            span=self.timetable.clockwork.calendar.open_days[0].am,
            campus=self._campus(row, room),
            room=row.text("room"),
            leader=row.text("leader"),
            seats=row.number_of("seats") if row.has("seats") else (room.seats if room else None),
            min_seats=row.number_of("min_seats") or 0,
            audience=self._audience(row),
            required=row.flag("required", default=False),
            open=row.flag("open", default=True),
            subject=row.text("subject"),
            department=row.text("department"),
            themes=row.texts("themes"),
            competencies=row.texts("competencies"),
            hours=row.number_of("hours"),
        )

    def _campus(self, row: Row, room: Room | None) -> str:
        """Where it is: as said, else that of the room, of the leader, or the only one there is."""
        leaders = {person.id: person.campus for person in self.timetable.school.staff}
        campuses = self.timetable.school.campuses
        only = campuses[0].id if len(campuses) == 1 else ""
        return row.text("campus") or (room.campus if room else "") or leaders.get(row.text("leader"), "") or only

    def _audience(self, row: Row) -> Audience:
        roles, trainees = [], []
        for text in row.texts("audience"):
            role = self.words.roles.code(text)
            if role is not None:
                roles.append(role)
            elif ident := self.directory.find(row, "audience", "trainees", text):
                trainees.append(ident)
        return Audience(roles=tuple(sorted(set(roles))), trainees=tuple(sorted(set(trainees))))

    def _hours(self, row: Row, campus: str, weekday: int, days: Sequence[OpenDay]) -> Hours | None:
        """From when to when on the clock of each of these days of a weekday, or ``None`` with a note."""
        notes = self.timetable.notes
        if row.has("periods"):
            if not campus:
                row.note(notes, row.problem("needs_campus", "campus"))
                return None
            if not self.timetable.has_bell(row, "periods", campus, weekday, days):
                return None
            return lambda day: self._ringing(campus, day, row.texts("periods"))
        start, end = row.clock("start"), row.clock("end")
        if start is None or end is None:
            return None
        if start >= end:
            row.note(notes, row.problem("end_before_start", "end", start=start, end=end))
            return None
        return lambda _: (start, end)

    def _ringing(self, campus: str, day: OpenDay, periods: Sequence[str]) -> tuple[time, time]:
        """From the first of these periods to the last."""
        bells = [bell for each in periods if (bell := self.timetable.bells.at(campus, day, each))]
        return min(bell.start for bell in bells), max(bell.end for bell in bells)

    def _link(self, row: Row, made: Sessions) -> None:
        """Resolve what a row's sessions say about other sessions."""
        after = tuple(each for text in row.texts("after") for each in self._after(row, text, made))
        lessons = tuple(each for text in row.texts("lessons") for each in self._named(row, "lessons", text, made))
        for ident in made.of_row.get(row.id, ()):
            made.by_id[ident] = replace(made.by_id[ident], after=after, lessons=lessons)

    def _after(self, row: Row, text: str, made: Sessions) -> tuple[str, ...]:
        kind = self.words.kinds.code(text)
        return (kind,) if kind is not None and not made.meant(text) else self._named(row, "after", text, made)

    def _named(self, row: Row, key: str, text: str, made: Sessions) -> tuple[str, ...]:
        found = made.meant(text)
        if not found and not self.timetable.made_in_part():
            hint = self.timetable.notes.hint(text, lambda: made.known)
            row.note(self.timetable.notes, row.problem("no_such_session", key, text, nearest=hint))
        return found


def _says_when(row: Row, timetable: Timetable) -> bool:
    """Whether a row says its time, and says it once; noted if not."""
    times = row.has("start") or row.has("end")
    faults = []
    if row.has("date") and row.has("weekday"):
        faults.append(row.problem("only_one_of", "weekday", columns=(row.spelled["date"], row.spelled["weekday"])))
    if row.has("date") and row.has("weeks"):
        faults.append(row.problem("only_one_of", "weeks", columns=(row.spelled["date"], row.spelled["weeks"])))
    if not row.has("date") and not row.has("weekday"):
        faults.append(row.problem("needs_one_of", "date", columns=(row.spelled["date"], row.spelled["weekday"])))
    if times and row.has("periods"):
        faults.append(row.problem("only_one_of", "periods", columns=(row.spelled["start"], row.spelled["periods"])))
    if not row.has("periods"):
        lacking = [key for key in ("start", "end") if not row.has(key)]
        faults += [row.problem("needs_one_of", key, columns=(row.spelled[key],)) for key in lacking]
    for fault in faults:
        row.note(timetable.notes, fault)
    return not faults
