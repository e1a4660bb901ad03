"""Write what people open, print and send on: the workbook, a calendar each, the report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from cohortplan.domain.agendas import STAFF, TRAINEE
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.intake.plan_folder import PLAN_FILE
from cohortplan.publishing.calendars import PRODID, draft_calendar
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.filenames import FileNames
from cohortplan.publishing.report import report_bytes, report_of
from cohortplan.publishing.workbook import workbook
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.text import Language, Text

WORKBOOK, CALENDARS, REPORT = "plan.xlsx", "calendars", "report.json"

TRAINEE_FILE = Text(zh="学员-{name}", en="trainee-{name}")
MENTOR_FILE = Text(zh="导师-{name}", en="mentor-{name}")


def export_plan(project: Project, policy: Policy, plan: Plan, folder: Path, language: Language) -> tuple[Path, ...]:
    """Write ``plan.xlsx``, ``calendars/`` with one file per trainee and mentor, and ``report.json``.

    Into the folder of a plan, which has a report, none is written. The same plan gives the same bytes. Everything is made before the first file
    is replaced, each file is replaced whole, and calendars of an earlier export
    that nobody has any more are taken away; other files in the folder stay.

    Returns:
        The files, workbook first.

    Raises:
        UnknownReference: If the plan names what the project does not have.
        OSError: If the folder cannot be written; what was there is still there.
    """
    examined = Examined(project, policy, plan, audit(project, policy, plan))
    contents = dict(_contents(examined, language))
    if (folder / PLAN_FILE).exists():
        # The report of a plan folder knows what the search has proven; this one could not.
        contents.pop(REPORT)
    # Whatever can go wrong should go wrong before the first file is replaced.
    (folder / CALENDARS).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as scratch:
        staged = [_stage(Path(scratch, str(number)), body) for number, body in enumerate(contents.values())]
        written = tuple(folder / name for name in contents)
        for temporary, path in zip(staged, written, strict=True):
            temporary.replace(path)
    _forget_others(folder / CALENDARS, frozenset(written))
    return written


def _contents(plan: Examined, language: Language) -> Iterator[tuple[str, bytes]]:
    yield WORKBOOK, workbook(plan, language)
    yield REPORT, report_bytes(report_of(plan))
    names = FileNames()
    people = [(TRAINEE_FILE, Ref(TRAINEE, each.id), each.name) for each in plan.project.trainees]
    people += [(MENTOR_FILE, Ref(STAFF, each.id), each.name) for each in plan.project.mentors]
    for title, who, name in people:
        body = draft_calendar(plan.project, plan.plan, who, language=language)
        yield f"{CALENDARS}/{names.claim(title.say(language, name=name), '.ics')}", body


def _stage(path: Path, body: bytes) -> Path:
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    return path


def _forget_others(calendars: Path, written: Collection[Path]) -> None:
    """Take away unreleased calendars of ours that were not written now; somebody may have left, or be called otherwise."""
    for path in calendars.glob("*.ics"):
        if path not in written and _is_unreleased(path.read_bytes()):
            path.unlink()


def _is_unreleased(body: bytes) -> bool:
    ours = f"PRODID:{PRODID}".encode() in body
    return ours and (b"\r\nUID:draft-" in body or b"BEGIN:VEVENT" not in body)
