"""What has already been: who really came."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.demands import Attended
from cohortplan.intake.lessons import Timetable
from cohortplan.intake.meetings import Sessions
from cohortplan.intake.rows import Row
from cohortplan.intake.schema import SESSIONS


def read_attended(timetable: Timetable, sessions: Sessions) -> Iterator[Attended]:
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
