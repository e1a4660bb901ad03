"""Whatever files a school has → a project, with what was understood and what was assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import LESSON
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.raw.gathering import Understood
from cohortplan.intake.raw.importing import Given, Imported, import_sent
from cohortplan.intake.raw.opening import Sent, load
from cohortplan.intake.writing import FolderInUse, write_all
from cohortplan.text import Language, Text

__all__ = [
    "FolderInUse",
    "Given",
    "Imported",
    "Sent",
    "Summary",
    "import_files",
    "summary_of",
]

PAGE = Text(zh="{where}：{what}", en="{where}: {what}")
UNUSED = Text(zh="{where}：没有用到的列：{columns}", en="{where}: columns not used: {columns}")
CAMPUSES = Text(zh="校区：{campuses}", en="campuses: {campuses}")
CAMPUS = Text(zh="{campus}（{classes} 个班）", en="{campus} ({classes} classes)")
SCHOOL = Text(
    zh="班级 {classes} 个，每周 {weekly} 节课，教职工 {staff} 人，其中导师 {mentors} 人",
    en="{classes} classes, {weekly} lessons a week, {staff} staff, {mentors} of them mentors",
)
TRAINEES = Text(zh="学员 {trainees} 人：{roles}", en="{trainees} trainees: {roles}")
ROLE = Text(zh="{role} {count} 人", en="{role} {count}")
DAYS = Text(
    zh="{start}至{end}，上课日 {days} 天，可听的课 {lessons} 节",
    en="{start} to {end}, {days} working days, {lessons} lessons that can be visited",
)


@dataclass(frozen=True)
class Summary:
    """What was understood: a line for each page, and lines for the whole."""

    imported: Imported

    def pages(self, language: Language) -> Iterator[str]:
        """What each page was taken for, and which of its columns were not used."""
        for each in self.imported.understood:
            yield PAGE.say(language, where=each.page.where, what=each.what.say(language, **each.facts))
            if each.unused:
                yield UNUSED.say(language, where=each.page.where, columns=each.unused)

    def whole(self, language: Language) -> Iterator[str]:
        """The project in a few lines; none if there is none."""
        project = self.project
        if project is None:
            return
        classes = Counter(each.campus for each in project.classes)
        names = {campus.id: campus.name for campus in project.campuses}
        homes = tuple(CAMPUS.say(language, campus=names[campus], classes=count) for campus, count in classes.items())
        yield CAMPUSES.say(language, campuses=homes)
        yield SCHOOL.say(language, **self.counts())
        roles = Counter(each.role for each in project.trainees)
        said = tuple(
            ROLE.say(language, role=project.role_name(role), count=count) for role, count in sorted(roles.items())
        )
        yield TRAINEES.say(language, trainees=len(project.trainees), roles=said)
        days = [day.on for day in project.calendar.open_days]
        lessons = sum(each.kind == LESSON for each in project.offers)
        yield DAYS.say(language, start=days[0], end=days[-1], days=len(days), lessons=lessons)

    @property
    def project(self) -> Project | None:
        """The project, if there is one."""
        return self.imported.reading.project if self.imported.reading else None

    def assumptions(self) -> tuple[Text, ...]:
        """What was taken by custom and is to be confirmed."""
        return self.imported.reading.assumptions if self.imported.reading else ()

    def counts(self) -> dict[str, int]:
        """The school in numbers."""
        project = self.project
        if project is None:
            return {}
        slots = {
            (each.class_id, project.calendar.by_date[project.days[each.id]].weekday, each.span.start.time())
            for each in project.sessions
            if each.kind == LESSON
        }
        return {
            "classes": len(project.classes),
            "weekly": len(slots),
            "staff": len(project.staff),
            "mentors": len(project.mentors),
            "trainees": len(project.trainees),
            "campuses": len(project.campuses),
        }

    def as_data(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {
            "sound": self.project is not None,
            "problems": [_problem(each, language) for each in self.imported.problems],
            "understood": [_understood(each, language) for each in self.imported.understood],
            "counts": self.counts(),
            "assumptions": [each[language] for each in self.assumptions()],
        }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "level": problem.level.value,
        "where": problem.where,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "sentence": problem.say(language),
    }


def _understood(each: Understood, language: Language) -> dict[str, Any]:
    return {
        "file": each.page.file,
        "sheet": each.page.sheet,
        "what": each.what.say(language, **each.facts),
        "unused": list(each.unused),
    }


def summary_of(imported: Imported) -> Summary:
    """What was understood of an import."""
    return Summary(imported)


def import_files(paths: Iterable[Path], out: Path, given: Given) -> Imported:
    """Read files and folders and write the project they make; with an error in them, nothing is written.

    Raises:
        FolderInUse: If the folder to write to has something in it.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FolderInUse(f"{out} is not empty; choose a folder that is new or empty")
    notes = Notes()
    imported = import_sent(load(paths, notes), given, notes)
    if imported.contents:
        write_all(out, imported.contents)
    return imported
