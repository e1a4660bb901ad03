"""A stay is neither a rush on Tuesday nor a free Wednesday afternoon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, ClassVar

from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import halves_there
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.rules.base import Board, Finding, Preference, Scope, Taken, Unit, setting
from cohortplan.rules.options import AgendaOptions, Option
from cohortplan.rules.views import Agenda
from cohortplan.text import Language, Text, shown

OWN_TIME = "reflection"
MINUTES_PER_HOUR = 60
MORNING, AFTERNOON = Text(zh="上午", en="morning"), Text(zh="下午", en="afternoon")


@dataclass(frozen=True, kw_only=True)
class EvenDays(Preference):
    """Half-days without anything beyond ``empty_halves``, waits beyond ``gap_minutes``, and days beyond ``hours_apart``.

    Contact is every session but own time (``reflection``); what is nested in
    something attended counts with it, and so do two at the very same time. A half-day counts where the trainee is
    there for all of it, and a day for its hours where both halves do: the
    fullest day may have ``hours_apart`` more than the emptiest, and each begun
    hour beyond counts. A wait is the time from one session to the next of the
    same day, noon included; each that is longer counts one. Days up to that of
    ``as_of`` are as they are and count nothing.
    """

    empty_halves: int = setting(0, Text(zh="允许没有安排的半天数", en="half-days without anything that are fine"))
    gap_minutes: int = setting(
        210, Text(zh="两项活动之间最多空几分钟（含午休）", en="minutes from one session to the next, noon included")
    )
    hours_apart: int = setting(3, Text(zh="各天活动时长可相差几小时", en="hours by which days may differ"))

    curable: ClassVar[frozenset[str]] = frozenset({"empty", "gap", "hours"})
    scopes = (Scope.TRAINEE,)
    unit = Unit.STRETCHES
    title = Text(zh="日程均匀", en="Even days")
    help = Text(
        zh="各天的活动时长尽量接近，不留空白半天，两项活动之间不空太久；自主整理不算活动时长。",
        en="Days are about equally full, no half-day is empty, and nobody waits long from one session to the next; own "
        "time fills no half-day.",
    )
    wording = {
        "empty": Text(
            zh="{trainee} 有 {count} 个半天没有安排：{halves}；允许 {allowed} 个。",
            en="{trainee} has nothing on {count} half-days: {halves}; {allowed} would be fine.",
        ),
        "gap": Text(
            zh="{trainee} {day} {since}到{until}之间没有安排，共 {minutes} 分钟，{allowed} 分钟以内为好。",
            en="{trainee} waits {minutes} min on {day}, from {since} to {until}; up to {allowed} is fine.",
        ),
        "hours": Text(
            zh="{trainee} {most_day}有 {most} 分钟活动，{least_day}只有 {least} 分钟，相差以 {apart} 小时为限。",
            en="{trainee} has {most} min of sessions on {most_day} and {least} min on {least_day}; {apart} h apart is fine.",
        ),
    }
    examples = (
        ("as of Thu2 08:00; Fri2 09:00-10:00 @ann; Fri2 12:00-15:00 @ann", 0),
        ("as of Thu2 08:00; Fri2 09:00-10:00 @ann; Fri2 12:00-14:00 @ann", 1),
        ("as of Thu2 08:00; Fri2 09:00-10:00; trainee ann", 2),
        ("as of Thu2 08:00; Fri2 09:00-10:00; trainee ann Fri2 arrive=08:01", 1),
        ("as of Thu2 08:00; Fri2 09:00-10:00; trainee ann Fri2 leave=17:59", 1),
        ("as of Thu2 08:00; Fri2 09:00-12:00 @ann; reflection Fri2 14:00-15:00 @ann", 1),
        ("as of Thu2 08:00; Fri2 09:00-10:30 @ann; Fri2 14:00-15:00 @ann", 0),
        ("as of Thu2 08:00; Fri2 09:00-10:29 @ann; Fri2 14:00-15:00 @ann", 1),
        ("as of Thu2 08:00; Fri2 08:00-08:10 @ann; Fri2 11:41-11:50 @ann; Fri2 15:21-16:00 @ann", 2),
        ("as of Thu2 08:00; Fri2 08:00-09:00 @ann; Fri2 08:10-11:40 @ann; Fri2 14:00-15:00 @ann", 0),
        ("as of Fri2 08:00; Fri2 08:00-08:10 @ann; Fri2 14:00-15:00 @ann", 0),
        ("as of Thu2 08:00; Fri2 08:00-08:10 @ann; Fri2 11:40-11:50 @ann; Fri2 15:00-16:00 @ann", 0),
        (
            (
                "as of Wed2 08:00; a: shadowing Thu2 08:00-12:00 Lin; meeting Thu2 08:00-11:00 Lin in=a @ann; "
                "Thu2 14:00-17:01 @ann; Fri2 11:00-12:00 @ann; Fri2 14:00-15:00 @ann"
            ),
            2,
        ),
        (
            (
                "as of Wed2 08:00; Thu2 09:00-12:00 @ann; Thu2 14:00-16:00 @ann; Fri2 11:00-12:00 @ann; "
                "Fri2 14:00-15:00 @ann"
            ),
            0,
        ),
        (
            (
                "as of Wed2 08:00; Thu2 09:00-12:00 @ann; Thu2 14:00-16:01 @ann; Fri2 11:00-12:00 @ann; "
                "Fri2 14:00-15:00 @ann"
            ),
            1,
        ),
        (
            (
                "as of Wed2 08:00; a: shadowing Thu2 08:00-12:00 Lin @ann; lesson 1.1 Thu2 09:00-10:00 Lin in=a @ann; "
                "Thu2 14:00-15:00 @ann; Fri2 11:00-12:00 @ann; Fri2 14:00-15:00 @ann"
            ),
            0,
        ),
        ("as of Wed2 08:00; Thu2 08:00-18:00 @ann; trainee ann Fri2 leave=13:00; Fri2 11:00-12:00 @ann", 0),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        contact: dict[date, list[Session]] = defaultdict(list)
        for session in view.sessions:
            if session.kind != OWN_TIME:
                contact[view.project.days[session.id]].append(session)
        halves = halves_there(view.project, view.trainee, view.project.days_ahead)
        empty = [(day, half) for day, half in halves if not any(half.overlaps(each.span) for each in contact[day.on])]
        if len(empty) > self.empty_halves:
            named = tuple(_named(day, half) for day, half in empty)
            facts = {"count": len(empty), "allowed": self.empty_halves}
            yield self._finding(view, "empty", len(empty) - self.empty_halves, halves=named, **facts)
        inner = {ident for session in view.sessions for ident in session.nested}
        whole = [day for day, count in Counter(day.on for day, _ in halves).items() if count > 1]
        spans = {day: {each.span for each in contact[day] if each.id not in inner} for day in whole}
        yield from self._check_hours(view, {day: sum(span.minutes for span in spans[day]) for day in whole})
        yield from self._check_waits(view)

    def _check_hours(self, view: Agenda, sums: dict[date, int]) -> Iterator[Finding]:
        if not sums:
            return
        most_day, least_day = max(sums, key=lambda day: sums[day]), min(sums, key=lambda day: sums[day])
        most, least = sums[most_day], sums[least_day]
        beyond = most - least - self.hours_apart * MINUTES_PER_HOUR
        if beyond > 0:
            days = {"most_day": most_day, "least_day": least_day}
            facts = {"most": most, "least": least, "apart": self.hours_apart}
            yield self._finding(view, "hours", -(-beyond // MINUTES_PER_HOUR), **days, **facts)

    def _check_waits(self, view: Agenda) -> Iterator[Finding]:
        clock, today = view.project.calendar.local, view.project.today
        for day, sessions in groupby(view.sessions, key=lambda session: view.project.days[session.id]):
            over: datetime | None = None
            for session in sessions if day > today else ():
                minutes = (session.span.start - over) // timedelta(minutes=1) if over else 0
                if over and minutes > self.gap_minutes:
                    times = {"since": clock(over).time(), "until": clock(session.span.start).time()}
                    facts = {"day": day, "minutes": minutes, "allowed": self.gap_minutes}
                    about = _gap(view.project, view.trainee, over)
                    yield self.finding(about, 1, variant="gap", trainee=view.trainee.name, **times, **facts)
                over = max(over or session.span.end, session.span.end)

    def _finding(self, view: Agenda, variant: str, amount: int, **facts: Any) -> Finding:
        return self.finding(_about(view.trainee, variant), amount, variant=variant, trainee=view.trainee.name, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - when it is is all that counts
        return session.span, session.kind == OWN_TIME

    def heeds(self, project: Project, session: Session) -> tuple[str, ...]:
        return session.nested + project.around.get(session.id, ())

    def encode(self, options: AgendaOptions, board: Board) -> None:
        project, trainee = options.project, options.trainee
        stretches = _stretches(options, board)
        used: list[Taken] = []
        sums: list[list[tuple[int, Taken]]] = []
        halves = halves_there(project, trainee, project.days_ahead)
        for day, half in halves:
            contact = [each for each in stretches[day.on] if not each.own]
            used.append(board.any_of([each.used for each in contact if each.span.overlaps(half)]))
            if half == day.pm and (day, day.am) in halves:
                sums.append([(each.span.minutes, each.counted) for each in contact])
        under = len(used) - self.empty_halves
        board.lack([(1, each) for each in used], under=under, about=_about(trainee, "empty"))
        if len(sums) > 1:
            apart, step = self.hours_apart * MINUTES_PER_HOUR, MINUTES_PER_HOUR
            board.spread(sums, over=apart, step=step, about=_about(trainee, "hours"))
        for here in stretches.values():
            self._encode_waits(project, trainee, here, board)

    def _encode_waits(self, project: Project, trainee: Trainee, here: Sequence[_Stretch], board: Board) -> None:
        wait = timedelta(minutes=self.gap_minutes)
        begins: dict[datetime, list[Taken]] = defaultdict(list)
        ends: dict[datetime, list[Taken]] = defaultdict(list)
        for each in here:
            begins[each.span.start].append(each.used)
            ends[each.span.end].append(each.used)
        later: dict[datetime, Taken] = {}
        for start in sorted((each for each in begins if each > min(ends) + wait), reverse=True):
            later[start] = board.any_of([*begins[start], later[min(later)]] if later else begins[start])
        for end in sorted(ends):
            after = [start for start in later if start > end + wait]
            if after:
                between = [(-1, each.used) for each in here if each.span.end > end and each.span.start <= end + wait]
                left, next_one = board.any_of(ends[end]), later[min(after)]
                board.excess([(1, left), (1, next_one), *between], over=1, about=_gap(project, trainee, end))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time of a day at which something may be attended: whether it is, and whether that counts by itself."""

    span: Span
    own: bool
    used: Taken
    counted: Taken


def _stretches(options: AgendaOptions, board: Board) -> dict[date, list[_Stretch]]:
    around: dict[str, list[Taken]] = defaultdict(list)
    places: dict[tuple[datetime, datetime, bool], list[Option]] = defaultdict(list)
    for option in options.options:
        session = option.session
        places[session.span.start, session.span.end, session.kind == OWN_TIME].append(option)
        for ident in session.nested:
            around[ident].append(option.taken)
    stretches: dict[date, list[_Stretch]] = defaultdict(list)
    for (_, _, own), here in places.items():
        span, day = here[0].session.span, options.project.days[here[0].session.id]
        if day > options.project.today:
            used = counted = board.any_of([option.taken for option in here])
            if any(option.session.id in around for option in here):
                alone = (board.without(each.taken, board.any_of(around.get(each.session.id, []))) for each in here)
                counted = board.any_of(list(alone))
            stretches[day].append(_Stretch(span, own, used, counted))
    return stretches


def _named(day: OpenDay, half: Span) -> Text:
    part = MORNING if half == day.am else AFTERNOON
    return Text(
        zh=f"{shown(day.on, Language.ZH_CN)}{part.zh}",
        en=f"{shown(day.on, Language.EN)} {part.en}",
    )


def _about(trainee: Trainee, what: str) -> About:
    return Ref("trainee", trainee.id), Ref("load", what)


def _gap(project: Project, trainee: Trainee, since: datetime) -> About:
    local = project.calendar.local(since)
    return Ref("trainee", trainee.id), Ref("day", local.date().isoformat()), Ref("gap", f"{local:%H:%M}")
