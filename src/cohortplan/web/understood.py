"""What was understood of the data, to be looked at: the timetable of a class, the calendar, the people, the bells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from cohortplan.domain.vocabulary import POSTS
from cohortplan.text import Language, shown
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.literal import literal, strong
from cohortplan.web.markup import Cell, cell, head, table
from cohortplan.workflows.data import Data
from cohortplan.workflows.import_files import summary_of
from cohortplan.workflows.preview import Day, Person, Preview, Taught, preview_of, weekday_name

WEEKEND = 5


def draw_understood(desk: Desk, data: Data) -> None:
    """Two columns: when there is school and who is there on the left, the timetable on the right."""
    preview = preview_of(data)
    _from_files(desk)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _timetable(desk, preview)
        _people(desk, preview)
    with right:
        _calendar(desk, preview)
        _bells(desk, preview)


def _from_files(desk: Desk) -> None:
    """What each page of the files that were sent was taken for."""
    _ = translator(desk.language)
    received = desk.memory.received
    imported = received.imported if received else None
    if received is None or imported is None or received.opening is None or received.opening.id != desk.memory.project:
        return
    with st.expander(_("What each of your files was taken for"), expanded=True):
        rows = []
        for each in imported.understood:
            unused = "、".join(each.unused)
            not_used = _("columns not used: {columns}").format(columns=unused) if unused else ""
            what = each.what.say(desk.language, **each.facts)
            rows.append([cell(each.page.where, "subject"), cell(what, under=not_used)])
        st.html(table("files", rows))
        for line in summary_of(imported).whole(desk.language):
            st.caption(literal(line))


def _timetable(desk: Desk, preview: Preview) -> None:
    _ = translator(desk.language)
    st.subheader(_("Timetable of a class"), anchor=False)
    names = list(preview.classes)
    if not names:
        st.caption(_("No lesson of any class is known yet."))
        return
    key = "previewed_class"
    chosen = st.selectbox(_("Class"), names, key=key, label_visibility="collapsed", width=240)
    week = preview.timetable(str(chosen))
    heads = [head(""), *(head(weekday_name(each, desk.language)) for each in week.weekdays)]
    rows = [
        [
            head(_period(period, desk.language), under=week.starts.get(period, "")),
            *(_lessons(week.lessons.get((period, weekday), ()), desk.language) for weekday in week.weekdays),
        ]
        for period in week.periods
    ]
    st.html(table("timetable", rows, heads=heads))


def _period(period: str, language: Language) -> str:
    _ = translator(language)
    return _("Period {number}").format(number=period) if period.isdigit() else period


def _lessons(taught: Iterable[Taught], language: Language) -> Cell:
    _ = translator(language)
    weeks = {"odd": _("odd weeks"), "even": _("even weeks")}
    lines: list[tuple[str, str]] = []
    closed = False
    for each in taught:
        lines += [(each.subject, "subject"), (each.teacher, "under"), (weeks.get(each.weeks, ""), "under")]
        if not each.open:
            closed = True
            lines.append((_("not open"), "under"))
    return Cell(tuple(lines), "closed" if closed else "")


def _calendar(desk: Desk, preview: Preview) -> None:
    _ = translator(desk.language)
    st.subheader(_("Calendar"), anchor=False)
    if not preview.weeks:
        st.caption(_("The dates of the project are not known yet."))
        return
    heads = [head(weekday_name(weekday, desk.language)) for weekday in range(7)]
    rows = [[_day(day, desk.language) for day in week] for week in preview.weeks]
    st.html(table("calendar", rows, heads=heads))


def _day(day: Day, language: Language) -> Cell:
    _ = translator(language)
    number = f"{day.on.month}/{day.on.day}"
    if not day.within:
        return cell(number, "beside")
    if day.follows is not None:
        follows = _("as on {day}").format(day=_short(day.follows, language))
        return Cell(((number, "subject"), (_("make-up day"), "under"), (follows, "under")), "made-up")
    if day.works:
        return cell(number, "open")
    note = _("make-up day?") if day.unsaid else _weekend(day, language)
    return cell(number, "unsaid" if day.unsaid else "off", under=note)


def _weekend(day: Day, language: Language) -> str:
    _ = translator(language)
    if day.note in ("", "周末") and day.on.weekday() >= WEEKEND:
        return ""
    return day.note or _("off")


def _short(day: date, language: Language) -> str:
    return f"{day.month}/{day.day} {weekday_name(day.weekday(), language)}"


def _people(desk: Desk, preview: Preview) -> None:
    """Trainees and mentors by role, each as a list that can be unfolded."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    st.subheader(_("People"), anchor=False)
    by_role: dict[str, list[Person]] = {}
    for person in preview.trainees():
        by_role.setdefault(preview.role_name(person.role, desk.language), []).append(person)
    for role, people in by_role.items():
        count = _n("{count} trainee", "{count} trainees", len(people)).format(count=len(people))
        with st.expander(" · ".join((literal(role) or _("without a role"), count))):
            _trainees(desk, people)
    mentors = list(preview.mentors())
    if mentors:
        count = _n("{count} mentor", "{count} mentors", len(mentors)).format(count=len(mentors))
        with st.expander(count):
            _mentors(desk, preview, mentors)
    if not by_role and not mentors:
        st.caption(_("Nobody is known yet."))


def _trainees(desk: Desk, people: list[Person]) -> None:
    """Columns that nobody fills are left out."""
    _ = translator(desk.language)
    columns = {
        _("School"): [each.school for each in people],
        _("County"): [each.county for each in people],
        _("Subjects"): [each.subjects for each in people],
        _("Stay"): [each.stay for each in people],
    }
    filled = {title: texts for title, texts in columns.items() if any(texts)}
    rows = [
        [cell(person.name, "subject"), *(cell(texts[place]) for texts in filled.values())]
        for place, person in enumerate(people)
    ]
    st.html(table("people", rows, heads=[head(_("Name")), *map(head, filled)]))


def _mentors(desk: Desk, preview: Preview, mentors: list[Person]) -> None:
    _ = translator(desk.language)
    heads = [head(_("Name")), head(_("Post")), head(_("Campus")), head(_("Leads")), head(_("Places"), css="number")]
    rows = [
        [
            cell(each.name, "subject"),
            cell(_post(each.school, desk.language)),
            cell(each.campus),
            cell("、".join(preview.role_name(role, desk.language) for role in each.role.split())),
            cell(each.places, "number"),
        ]
        for each in mentors
    ]
    st.html(table("people", rows, heads=heads))


def _post(post: str, language: Language) -> str:
    return POSTS[post][language] if post in POSTS else post


def _bells(desk: Desk, preview: Preview) -> None:
    _ = translator(desk.language)
    st.subheader(_("Bells"), anchor=False)
    if not preview.bells:
        st.caption(_("No bells are known yet."))
        return
    columns = st.columns(min(2, len(preview.bells)), gap="medium")
    for number, bells in enumerate(preview.bells):
        with columns[number % len(columns)]:
            season = " – ".join(each.isoformat() if each else "…" for each in bells.season if any(bells.season))
            days = " ".join(filter(None, (_weekdays(bells.weekdays, desk.language), season)))
            st.markdown(f"{strong(literal(bells.campus))} :gray[{literal(days)}]" if bells.campus else literal(days))
            rows = [
                [head(_period(period, desk.language)), cell(f"{start}–{end}")] for period, start, end in bells.rings
            ]
            st.html(table("bells", rows))


def _weekdays(weekdays: tuple[int, ...], language: Language) -> str:
    """``周一至周五``, or each of them."""
    names = [weekday_name(each, language) for each in weekdays]
    if len(weekdays) > 2 and weekdays == tuple(range(weekdays[0], weekdays[-1] + 1)):
        _ = translator(language)
        return _("{first} to {last}").format(first=names[0], last=names[-1])
    return str(shown(tuple(names), language))
