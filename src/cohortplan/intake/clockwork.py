"""From what people write to instants: whole days, halves of days, weekdays within the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cohortplan.domain.calendar import Calendar
from cohortplan.domain.span import Span
from cohortplan.intake.days import HALVES
from cohortplan.intake.moments import Moment
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row
from cohortplan.text import WEEKDAYS, Language, Text

ONE_DAY = timedelta(days=1)
MIDNIGHT = time()


def weekday_name(weekday: int) -> Text:
    """What a weekday is called; 0 is Monday."""
    return Text(zh=WEEKDAYS[Language.ZH_CN][weekday], en=WEEKDAYS[Language.EN][weekday])


@dataclass(frozen=True)
class Clockwork:
    """Reads moments on the clock of one project's calendar."""

    calendar: Calendar
    first: date
    last: date

    @property
    def whole(self) -> Span:
        """The project from the start of its first day to the end of its last."""
        return Span(self.calendar.at(self.first, MIDNIGHT), self.calendar.at(self.last + ONE_DAY, MIDNIGHT))

    def holds(self, day: date) -> bool:
        """Whether a date lies in the project."""
        return self.first <= day <= self.last

    def day_of(self, moment: Moment) -> date | None:
        """The date that is meant, or ``None`` if several or none are."""
        if moment.weekday is not None:
            days = [day.on for day in self.calendar.open_days if day.on.weekday() == moment.weekday]
            return days[0] if len(days) == 1 else None
        if moment.year:
            return date(moment.year, moment.month, moment.day)
        years = range(self.first.year, self.last.year + 1)
        days = [day for year in years if (day := _real(year, moment)) and self.holds(day)]
        return days[0] if days else _real(self.first.year, moment)

    def start_of(self, moment: Moment, day: date) -> datetime:
        """The first instant that a moment includes."""
        if moment.clock is not None:
            return self.calendar.at(day, moment.clock)
        if moment.half == "am" or not moment.half:
            return self.calendar.at(day, MIDNIGHT)
        am, pm = self._halves(day)
        return am.end if moment.half == "noon" else pm.start

    def end_of(self, moment: Moment, day: date) -> datetime:
        """The instant at which a moment, included, is over."""
        if moment.clock is not None:
            return self.calendar.at(day, moment.clock)
        if moment.half == "pm" or not moment.half:
            return self.calendar.at(day + ONE_DAY, MIDNIGHT)
        am, pm = self._halves(day)
        return am.end if moment.half == "am" else pm.start

    def _halves(self, day: date) -> tuple[Span, Span]:
        known = self.calendar.by_date.get(day)
        if known:
            return known.am, known.pm
        return self.calendar.span(day, *HALVES["am"]), self.calendar.span(day, *HALVES["pm"])

    def span(self, row: Row, notes: Notes) -> Span | None:
        """The stretch from ``from`` to ``to``, both included, or ``None`` with a note.

        Where ``to`` is empty, it is what ``from`` says; after a clock time, the end of that day.
        """
        begin = row.moment("from")
        finish = row.moment("to") or begin
        first, last = self.day(row, "from", notes), self.day(row, "to" if row.has("to") else "from", notes)
        if begin is None or finish is None or first is None or last is None:
            return None
        if not row.has("to") and begin.clock is not None:
            finish = Moment()
        start, end = self.start_of(begin, first), self.end_of(finish, last)
        if start >= end:
            facts = {"start": row.raw.get("from", ""), "end": row.raw.get("to", "")}
            row.note(notes, row.problem("end_before_start", "to", **facts))
            return None
        span = Span(start, end)
        if not span.overlaps(self.whole):
            row.note(notes, row.problem("no_effect", "from", start=first, end=last))
        return span

    def day(self, row: Row, key: str, notes: Notes) -> date | None:
        """The date that a cell means, or ``None`` with a note if a weekday does not tell."""
        moment = row.moment(key)
        if moment is None:
            return None
        day = self.day_of(moment)
        if day is None and moment.weekday is not None:
            row.note(notes, row.problem("ambiguous_weekday", key, weekday=weekday_name(moment.weekday)))
        elif day is None:
            row.note(notes, row.problem("not_a_date", key))
        return day

    def open_days(self, row: Row, notes: Notes) -> tuple[date, ...]:
        """The working days that ``date`` or ``weekday`` of a row mean, all where it says neither; noted if there are none.

        As with weekly sessions, a weekday does not mean the make-up days that follow its timetable.
        """
        if row.has("date") and row.has("weekday"):
            columns = (row.spelled["date"], row.spelled["weekday"])
            row.note(notes, row.problem("only_one_of", "weekday", columns=columns))
        if not row.sound:
            return ()
        on, weekdays = row.day("date"), row.numbers("weekday")
        if on is not None:
            days = [on] if on in self.calendar.by_date else []
        else:
            every = self.calendar.open_days
            days = [day.on for day in every if not weekdays or (day.weekday in weekdays and not day.make_up)]
        if not days and on is not None:
            row.note(notes, row.problem("no_effect", "date", start=on, end=on))
        elif not days:
            names = tuple(weekday_name(each) for each in weekdays)
            row.note(notes, row.problem("never_happens", "weekday", weekday=names))
        return tuple(days)

    def working_day(self, row: Row, key: str, notes: Notes) -> date | None:
        """A date of the project on which the school works, or ``None`` with a note."""
        day = row.day(key)
        if day is None:
            return None
        if not self.holds(day):
            row.note(notes, row.problem("outside_project", key, day=day, start=self.first, end=self.last))
            return None
        if day not in self.calendar.by_date:
            reasons = {closed.on: closed.reason for closed in self.calendar.closed_days}
            row.note(notes, row.problem("day_closed", key, day=day, reason=reasons.get(day) or "—"))
            return None
        return day


def _real(year: int, moment: Moment) -> date | None:
    try:
        return date(year, moment.month, moment.day)
    except ValueError:
        return None
