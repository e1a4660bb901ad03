"""What has already been: who really came, and what earlier cohorts saw."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.demands import Attended, PastVisit
from cohortplan.intake.directory import Directory
from cohortplan.intake.lessons import Timetable
from cohortplan.intake.meetings import Sessions
from cohortplan.intake.origins import Origins
from cohortplan.intake.rows import Row, Tables
from cohortplan.intake.schema import SESSIONS


def read_attended(timetable: Timetable, sessions: Sessions, origins: Origins) -> Iterator[Attended]:
    """Who was at which session, and for how long: all of it where no minutes are given."""
    seen: dict[tuple[str, str], int] = {}
    for row in timetable.tables.sound("attended"):
        trainee, session = row.text("trainee"), _session(row, timetable, sessions)
        if not session:
            continue
        other = seen.setdefault((trainee, session), row.number)
        if other != row.number:
            row.note(timetable.notes, row.problem("duplicate_key", "session", other=other))
            continue
        origins.add(("attended", trainee, session), row)
        minutes = row.number_of("minutes")
        whole = sessions.by_id[session].span.minutes
        yield Attended(trainee=trainee, session=session, minutes=whole if minutes is None else minutes)


def _session(row: Row, timetable: Timetable, sessions: Sessions) -> str:
    """The one session that is meant; empty, with a note, if there is none or the row of it has several dates."""
    text = row.text("session")
    found = sessions.meant(text)
    if len(found) == 1:
        return found[0]
    if found:
        row.note(timetable.notes, row.problem("ambiguous_reference", "session", table=SESSIONS.title, ids=found))
    elif not timetable.made_in_part():
        hint = timetable.notes.hint(text, lambda: sessions.known)
        row.note(timetable.notes, row.problem("no_such_session", "session", nearest=hint))
    return ""


def read_history(tables: Tables, directory: Directory) -> Iterator[PastVisit]:
    """What earlier cohorts attended. Classes and people that are still there go by their ids, others as they are written."""

    def known(row: Row, key: str, table: str) -> str:
        found = directory.candidates(table, row.text(key)) if row.has(key) else ()
        return found[0] if len(found) == 1 else row.text(key)

    for row in tables.sound("history"):
        on = row.day("date")
        if on is not None:
            yield PastVisit(
                cohort=row.text("cohort"),
                on=on,
                kind=row.text("kind"),
                class_id=known(row, "class", "classes"),
                teacher=known(row, "teacher", "staff"),
                mentor=known(row, "mentor", "staff"),
                people=row.number_of("people") or 1,
            )
