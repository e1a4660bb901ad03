"""The tables of a plan as a plan, checked against its project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from cohortplan.domain.plan import Assignment, Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.intake.directory import note_repeats, plain
from cohortplan.intake.files import Files
from cohortplan.intake.plan_tables import ASSIGNMENTS, MENTORSHIPS, told
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.rows import Row
from cohortplan.intake.schema import BY_KEY, Table
from cohortplan.intake.tables import read_table
from cohortplan.intake.words import Words
from cohortplan.text import Text


@dataclass(frozen=True)
class PlanReader:
    """Reads plans for one project.

    A plan in force may be older than the project: with ``older`` it is not
    compared, and what no longer exists is left out with a warning.
    """

    project: Project
    notes: Notes
    older: bool = False
    prefix: str = ""

    def plan(self, files: Files) -> Plan:
        """What the two tables say, as far as they are sound."""
        assignments = frozenset(self._assignments(self._rows(ASSIGNMENTS, files)))
        return Plan(assignments, frozenset(self._mentorships(self._rows(MENTORSHIPS, files))))

    def _rows(self, table: Table, files: Files) -> tuple[Row, ...]:
        where = self.prefix + table.file
        content = files.content.get(table.file)
        if content is None:
            if not self.notes.faulty([where, table.file]):
                self.notes.add(Problem(code="no_plan", where=where, value=table.file))
            return ()
        words = Words.of(self.project.kinds, self.project.roles)
        rows = read_table(table, where, content, words, self.notes).rows
        note_repeats(table, rows, self.notes)
        return tuple(row for row in rows if row.sound)

    def _assignments(self, rows: tuple[Row, ...]) -> Iterator[Assignment]:
        for row in rows:
            trainee, session = row.text("trainee"), row.text("session")
            known = self._knows(row, "trainee", "trainees", trainee in self.project.trainee)
            if session not in self.project.session:
                hint = self._hint(session, self.project.session)
                self._stray(row, row.problem("no_such_session", "session", session, nearest=hint))
            elif known:
                if not self.older:
                    self._compare(row)
                yield Assignment(trainee, session)

    def _mentorships(self, rows: tuple[Row, ...]) -> Iterator[Mentorship]:
        for row in rows:
            trainee, mentor = row.text("trainee"), row.text("mentor")
            known = self._knows(row, "trainee", "trainees", trainee in self.project.trainee)
            known &= self._knows(row, "mentor", "staff", mentor in self.project.person)
            begin, end = row.day("acting_from"), row.day("acting_to")
            if (begin is None) != (end is None):
                key = "acting_to" if end is None else "acting_from"
                row.note(self.notes, row.problem("needs_one_of", key, columns=(row.spelled[key],)))
            if begin and end and begin > end:
                row.note(self.notes, row.problem("end_before_start", "acting_to", start=begin, end=end))
            if known:
                yield Mentorship(trainee, mentor, begin, end)

    def _knows(self, row: Row, key: str, table: str, known: bool) -> bool:
        if not known:
            people = self.project.trainee if table == "trainees" else self.project.person
            hint = self._hint(row.text(key), people)
            self._stray(row, row.problem("unknown_reference", key, table=BY_KEY[table].title, nearest=hint))
        return known

    def _hint(self, text: str, known: Mapping[str, object]) -> Text:
        return self.notes.hint(text, lambda: known)

    def _stray(self, row: Row, problem: Problem) -> None:
        """Note what the project does not have: an error, but in an older plan only news."""
        row.note(self.notes, row.problem("in_force_gone", _key_of(problem, row)) if self.older else problem)

    def _compare(self, row: Row) -> None:
        """Note every readable cell that says something else than the project."""
        expected = dict(told(self.project, self.project.session[row.text("session")]))
        expected["name"] = self.project.trainee[row.text("trainee")].name
        session = self.project.session[row.text("session")]
        ids = {"campus": session.campus, "room": session.room, "leader": session.leader}
        for key, value in expected.items():
            if row.has(key) and _said(row, key) not in {plain(value), plain(ids.get(key, value))}:
                row.note(self.notes, row.problem("disagrees", key, expected=value or "—"))


def _said(row: Row, key: str) -> str:
    """A cell as its canonical text, fit to be compared."""
    value = row.values[key]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else plain(str(value))


def _key_of(problem: Problem, row: Row) -> str:
    return next(key for key, spelled in row.spelled.items() if spelled == problem.column)
