"""A folder or an archive becomes a project, or every problem in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from cohortplan.domain.calendar import Calendar
from cohortplan.domain.made_offers import with_offers
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.intake.assumptions import taken_for_granted
from cohortplan.intake.beforehand import impossible_or_short
from cohortplan.intake.belonging import read_pairs, read_parties
from cohortplan.intake.clockwork import Clockwork
from cohortplan.intake.days import make_calendar
from cohortplan.intake.demands import Demands, read_quotas, read_trainees
from cohortplan.intake.directory import Directory, note_repeats, resolve_references, take_names
from cohortplan.intake.duties import Duties
from cohortplan.intake.files import SETTINGS_FILE, Files, read_folder
from cohortplan.intake.in_force import read_in_force
from cohortplan.intake.lessons import Timetable
from cohortplan.intake.meetings import Meetings, Sessions
from cohortplan.intake.origins import Origins
from cohortplan.intake.past import read_attended, read_history
from cohortplan.intake.pinning import Waivers, read_pins
from cohortplan.intake.problems import Notes, Problem, has_errors
from cohortplan.intake.raw.opening import load
from cohortplan.intake.rows import Tables
from cohortplan.intake.rulebook import read_rules
from cohortplan.intake.schema import READ_TABLES, TABLES
from cohortplan.intake.school import School, read_school
from cohortplan.intake.settings import Settings, read_settings
from cohortplan.intake.shuttles import read_shuttles
from cohortplan.intake.tables import read_tables
from cohortplan.intake.words import Words
from cohortplan.intake.workbook import WORKBOOKS, Sent, Workbook, open_workbook
from cohortplan.intake.zipped import read_zip
from cohortplan.rules.policy import Policy
from cohortplan.text import Text


@dataclass(frozen=True)
class Reading:
    """What reading a project gave.

    ``project`` and ``policy`` are ``None`` if there is an error among the
    ``problems``; warnings alone leave them. ``assumptions`` is what was not
    said and is to be confirmed; of these, ``taken`` are those that no line of
    ``[assumed]`` tells, by code.
    """

    project: Project | None
    policy: Policy | None
    problems: tuple[Problem, ...]
    assumptions: tuple[Text, ...] = ()
    taken: Mapping[str, Text] = field(default_factory=dict)


def read_project(path: Path) -> Reading:
    """The project in a folder, in a zip archive of one, or in a workbook.

    Never raises for what is in the files or for files that cannot be read: all
    of that are problems, in the order of files, rows and columns.
    """
    notes = Notes()
    if path.suffix.lower() in WORKBOOKS and path.is_file():
        return _read_workbook(load([path], notes), notes)
    files = read_zip(path, notes) if path.suffix.lower() == ".zip" and path.is_file() else read_folder(path, notes)
    return read_files(files, notes)


def read_upload(archive: bytes, name: str) -> Reading:
    """The project in an uploaded zip archive or workbook of this name."""
    notes = Notes()
    if Path(name).suffix.lower() in WORKBOOKS:
        return _read_workbook((Sent(name, archive),), notes)
    return read_files(read_zip(archive, notes, name), notes)


def _read_workbook(sent: tuple[Sent, ...], notes: Notes) -> Reading:
    """The project in a workbook; problems are told at its sheets."""
    book = open_workbook(sent[0], notes) if sent else Workbook()
    reading = read_files(book.files, notes)
    return replace(reading, problems=tuple(map(book.placed, reading.problems)))


def read_files(files: Files, notes: Notes) -> Reading:
    """The project that these files hold; ``notes`` may hold problems of the files themselves."""
    settings = read_settings(files, notes)
    if not files.top:
        return Reading(None, None, notes.sorted({}))
    words = Words.of(settings.kinds, settings.roles)
    tables = read_tables(files, words, notes)
    directory = take_names(tables, notes)
    resolve_references(tables, directory)
    for table in READ_TABLES:
        note_repeats(table, tables.rows(table.key), notes)
    policy = read_rules(settings, notes)
    school = read_school(tables, notes)
    calendar = make_calendar(settings, school.bells, notes)
    origins = Origins(tables)
    project = None
    if calendar is not None:
        project = Assembly(settings, words, tables, directory, notes, origins).project(school, calendar)
    if project is not None:
        project = replace(project, in_force=read_in_force(settings, files, project, notes))
        notes.extend(impossible_or_short(project, policy, origins, notes))
    problems = notes.sorted(_order(tables))
    if project is None or has_errors(problems):
        return Reading(None, None, problems)
    taken = taken_for_granted(project, settings, tables)
    return Reading(project, policy, problems, (*settings.assumed, *taken.values()), taken)


def _order(tables: Tables) -> dict[str, int]:
    names = [SETTINGS_FILE, *(tables.where(table.key) for table in TABLES)]
    return {name: place for place, name in enumerate(names)}


@dataclass(frozen=True)
class Assembly:
    """Puts the parts of one project together."""

    settings: Settings
    words: Words
    tables: Tables
    directory: Directory
    notes: Notes
    origins: Origins

    def project(self, school: School, calendar: Calendar) -> Project | None:
        """The project as far as its rows are sound; ``None`` where the settings do not say when it is."""
        days, as_of = self.settings.days, self.settings.as_of
        if days is None or as_of is None:
            return None
        origins = self.origins
        clockwork = Clockwork(calendar, days.start, days.end)
        timetable = Timetable(self.tables, school, clockwork, self.notes)
        sessions = Meetings(timetable, self.directory, self.words).sessions(origins)
        Duties(timetable, self.words, self.settings.offering.shadowing_seats).add_to(sessions, origins)
        sessions.by_id.update(self._offers(school, calendar, as_of, sessions))
        demands = Demands(timetable, self.directory)
        quotas = tuple(read_quotas(self.tables, self.notes, origins))
        others = frozenset(quota.id for quota in quotas) | {self.settings.id}
        waivers = Waivers(self.words, self.directory, clockwork, self.notes)
        return Project(
            id=self.settings.id,
            name=self.settings.name,
            as_of=as_of,
            calendar=calendar,
            bells=school.bells,
            campuses=school.campuses,
            travel=school.travel,
            shuttles=tuple(read_shuttles(self.tables, school, clockwork, self.notes)),
            classes=school.classes,
            rooms=school.rooms,
            staff=school.staff,
            trainees=tuple(read_trainees(self.tables, clockwork, self.notes, origins)),
            parties=tuple(read_parties(self.tables, origins)),
            pairs=tuple(read_pairs(self.tables, self.directory, origins)),
            sessions=tuple(sessions.by_id.values()),
            quotas=quotas,
            absences=tuple(demands.absences()),
            visits=tuple(demands.visits()),
            attended=tuple(read_attended(timetable, sessions, origins)),
            wishes=tuple(demands.wishes(sessions)),
            pins=tuple(read_pins(self.tables, timetable, sessions, origins)),
            waivers=tuple(waivers.read(self.tables, sessions, others)),
            history=tuple(read_history(self.tables, self.directory)),
            competencies=self.settings.competencies,
            kinds=self.settings.kinds,
            roles=self.settings.roles,
        )

    def _offers(self, school: School, calendar: Calendar, as_of: datetime, sessions: Sessions) -> dict[str, Session]:
        """The offers that the settings make; one whose id is taken by a row gives way to it."""
        bare = Project(
            id=self.settings.id,
            name=self.settings.name,
            as_of=as_of,
            calendar=calendar,
            bells=school.bells,
            staff=school.staff,
            sessions=tuple(sessions.by_id.values()),
        )
        offers = with_offers(bare, self.settings.offering)
        return {offer.id: offer for offer in offers if offer.id not in sessions.by_id}
