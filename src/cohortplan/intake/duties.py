"""What the staff must do at fixed times: sessions that the school holds whoever comes along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cached_property

from cohortplan.domain.sessions import Session, duty_id
from cohortplan.intake.lessons import Timetable
from cohortplan.intake.meetings import Sessions
from cohortplan.intake.origins import Origins
from cohortplan.intake.rows import Row
from cohortplan.intake.words import Words
from cohortplan.text import Language

ANY_KIND = "meeting"


@dataclass(frozen=True)
class Duties:
    """Makes sessions of the rows of one project. ``seats`` are those beside a leader, for whoever comes along."""

    timetable: Timetable
    words: Words
    seats: int | None

    def add_to(self, made: Sessions, origins: Origins) -> None:
        """Add a standing session for every duty and day; two of one person that begin at once are noted."""
        for row in self.timetable.tables.sound("duties"):
            for session in self._of(row):
                if session.id not in made.by_id:
                    made.by_id[session.id] = session
                    origins.add(session.id, row)
                elif row.sound:
                    other = origins.place(session.id)[1]
                    row.note(self.timetable.notes, row.problem("duplicate_key", "start", other=other))

    def _of(self, row: Row) -> Iterator[Session]:
        notes, clockwork = self.timetable.notes, self.timetable.clockwork
        start, end = row.clock("start") or time(), row.clock("end") or time()
        if not row.has("date") and not row.has("weekday"):
            columns = (row.spelled["weekday"], row.spelled["date"])
            row.note(notes, row.problem("needs_one_of", "weekday", columns=columns))
        if start >= end:
            row.note(notes, row.problem("end_before_start", "end", start=start, end=end))
        days = clockwork.open_days(row, notes)
        if not row.sound:
            return
        staff, kind = row.text("staff"), row.text("kind", ANY_KIND)
        is_open = row.flag("open", default=False)
        for day in days:
            yield Session(
                id=duty_id(staff, day, f"{start:%H%M}"),
                kind=kind,
                title=row.text("title") or self.words.kinds.show(kind, Language.ZH_CN),
                span=clockwork.calendar.span(day, start, end),
                campus=self._campus_of.get(staff, ""),
                leader=staff,
                seats=self.seats if is_open else None,
                standing=True,
                open=is_open,
            )

    @cached_property
    def _campus_of(self) -> dict[str, str]:
        """Where everybody works; a duty does not say where it is."""
        return {person.id: person.campus for person in self.timetable.school.staff}
