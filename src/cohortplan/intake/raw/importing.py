"""Whatever files a school has become a project, or every problem in them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cohortplan.intake.files import Files
from cohortplan.intake.problems import Notes, Problem, has_errors
from cohortplan.intake.raw.bells import ringing
from cohortplan.intake.raw.composing import Composer
from cohortplan.intake.raw.drafting import Draft
from cohortplan.intake.raw.gathering import Gathered, Gatherer, Understood
from cohortplan.intake.raw.notices import best_of
from cohortplan.intake.raw.opening import Sent, open_pages
from cohortplan.intake.raw.pages import Page
from cohortplan.intake.raw.programme import Programme
from cohortplan.intake.raw.register import Register
from cohortplan.intake.raw.settings_sheets import is_settings_title, settings_in
from cohortplan.intake.raw.settling import calendar_of, call, follow, settle
from cohortplan.intake.raw.staffing import make_staff
from cohortplan.intake.raw.timetables import make_timetable
from cohortplan.intake.reading import Reading, read_files
from cohortplan.intake.words import Words
from cohortplan.intake.workbook import open_workbook
from cohortplan.text import Language, Text

A_TIMETABLE = Text(zh="课表", en="timetable")
TRAINEES = Text(zh="学员", en="trainees")
MENTORS = Text(zh="导师", en="mentors")
TIMETABLE_FORM = Text(zh="总课表（.xlsx、.xls 或 .csv）", en="the timetable of all classes (.xlsx, .xls or .csv)")
TRAINEES_FORM = Text(zh="学员名单（姓名、职务、单位、县区）", en="a list of trainees (name, post, school, county)")
MENTORS_FORM = Text(zh="导师名单（姓名、职务）", en="a list of mentors (name, post)")
LACKING = "import"
# What follows from a fault that is told already.
CONSEQUENCES = frozenset(
    {"no_bell", "unknown_reference", "missing_table", "empty_table", "mentor_places", "supply_short"}
)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the coordinator says beside the files: the first and last day and the name, where they like to."""

    start: date | None = None
    end: date | None = None
    name: str = ""
    language: Language = Language.ZH_CN


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of some files.

    ``contents`` are the files of the project, none if there is an error among
    the ``problems``; ``reading`` is the project they hold. ``understood`` says
    what each page was taken for.
    """

    contents: Mapping[str, bytes] = field(default_factory=dict)
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    understood: tuple[Understood, ...] = ()


def import_sent(files: Sequence[Sent], given: Given, notes: Notes | None = None) -> Imported:
    """The project that these files make, with all that is wrong with them; ``notes`` may hold problems of the files.

    Never raises for what is in the files.
    """
    notes = notes or Notes()
    pages = open_pages(files, notes)
    if len(files) == 1 and _is_whole_project(pages):
        return _whole_project(files[0], notes)
    found = Gatherer(notes, Words.of()).take(pages)
    draft = _draft(found, pages, given, notes)
    order = {page.where: place for place, page in enumerate(pages)}
    understood = tuple(found.understood)
    reading = _read(draft, given.language, notes)
    problems = notes.sorted(order)
    if reading is None or has_errors(problems):
        return Imported(problems=problems, understood=understood)
    return Imported(contents=draft.contents(given.language), reading=reading, problems=problems, understood=understood)


def _is_whole_project(pages: Iterable[Page]) -> bool:
    """Whether a workbook is a project as we write it, which needs no guessing."""
    return any(
        setting.path == ("format",) for page in pages if is_settings_title(page.sheet) for setting in settings_in(page)
    )


def _whole_project(sent: Sent, notes: Notes) -> Imported:
    book = open_workbook(sent, Notes())
    reading = read_files(book.files, notes)
    problems = tuple(map(book.placed, reading.problems))
    if reading.project is None:
        return Imported(problems=problems)
    return Imported(contents=dict(book.files.content), reading=reading, problems=problems)


def _draft(found: Gathered, pages: Iterable[Page], given: Given, notes: Notes) -> Draft:
    draft = Draft()
    for setting in found.settings:
        if setting.path[0] != "format":
            draft.set(setting.path, setting.value, setting.place)
    if stretch := _stretch(found, given, draft):
        found.rings[:] = ringing(found.rings, *stretch)
    register = Register(found, notes, given.language)
    timetable = make_timetable(found, register, notes)
    staffing = make_staff(found, timetable, notes)
    Composer(found, register, timetable, staffing, notes, draft).compose()
    _note_lacking(found, draft, notes)
    settle(draft, *_dates(found, given, draft, notes))
    follow(draft, found.details, register.campuses)
    call(draft, given.name, found, pages, given.language)
    calendar = calendar_of(draft, given.language)
    if calendar is not None:
        Programme(draft, calendar, given.language).fill()
    return draft


def _note_lacking(found: Gathered, draft: Draft, notes: Notes) -> None:
    """Note what no plan can do without; not where a faulty file may hold it."""
    if notes.any_error:
        return
    mentors = any(line.cells.get("mentors") for line in draft.tables.get("staff", []))
    for there, what, form in (
        (found.lessons, A_TIMETABLE, TIMETABLE_FORM),
        (found.trainees, TRAINEES, TRAINEES_FORM),
        (mentors, MENTORS, MENTORS_FORM),
    ):
        if not there:
            notes.of_file("nothing_given", LACKING, what=what, form=form)


def _stretch(found: Gathered, given: Given, draft: Draft) -> tuple[date, date] | None:
    """The first and last day, if both are beyond doubt."""
    best = best_of(found.dates)
    said = (best[0].start, best[0].end) if len(best) == 1 else (None, None)
    start = given.start or draft.get("calendar", "start") or said[0]
    end = given.end or draft.get("calendar", "end") or said[1]
    return (start, end) if isinstance(start, date) and isinstance(end, date) and start <= end else None


def _dates(found: Gathered, given: Given, draft: Draft, notes: Notes) -> tuple[date | None, date | None]:
    """The first and last day: as given, as set, or as a notice says; ``None`` for what is set already."""
    known = [given.start or draft.get("calendar", "start"), given.end or draft.get("calendar", "end")]
    if all(known):
        return given.start, given.end
    best = best_of(found.dates)
    if len(best) > 1:
        notes.of_file("dates_differ", LACKING, ranges=tuple(each.text for each in best))
    elif not best:
        notes.of_file("no_dates", LACKING)
    elif best[0].unsaid:
        notes.add(best[0].place.problem("year_unsaid", best[0].text))
    else:
        return given.start or best[0].start, given.end or best[0].end
    return given.start, given.end


def _read(draft: Draft, language: Language, notes: Notes) -> Reading | None:
    """The project of a draft; its problems are noted at the cells they come from."""
    if not {"lessons", "trainees", "staff"} <= {key for key, lines in draft.tables.items() if lines}:
        return None
    reading = read_files(Files(draft.contents(language)), Notes())
    faulty = notes.any_error
    for problem in reading.problems:
        traced = draft.traced(problem)
        if not faulty or (traced.where != problem.where and problem.code not in CONSEQUENCES):
            notes.add(traced)
    return reading if reading.project is not None else None
