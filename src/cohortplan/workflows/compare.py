"""Compare two plans of one project: what changed, said in sentences, and who is affected."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from cohortplan.domain.changes import Change, Edition, affected, changes_between
from cohortplan.domain.project import Project
from cohortplan.text import Fact, Language, Text
from cohortplan.workflows.open_plan import Opened

SENTENCES = {
    "added": Text(zh="{trainee}：新增“{new}”（{new_when}）。", en="{trainee}: new “{new}” ({new_when})."),
    "dropped": Text(zh="{trainee}：取消“{old}”（{old_when}）。", en="{trainee}: “{old}” ({old_when}) is cancelled."),
    "changed": Text(
        zh="{trainee}：“{old}”（{old_when}）改为“{new}”（{new_when}）。",
        en="{trainee}: “{old}” ({old_when}) becomes “{new}” ({new_when}).",
    ),
    "mentor": Text(zh="{trainee}：带教导师由 {old} 改为 {new}。", en="{trainee}: lead mentor {new} instead of {old}."),
    "acting": Text(
        zh="{trainee}：{since}至{until}由 {new} 代带，带教导师不变。",
        en="{trainee}: {new} stands in for the lead mentor from {since} to {until}.",
    ),
    "acting_over": Text(
        zh="{trainee}：{since}至{until}不再由 {old} 代带。",
        en="{trainee}: {old} no longer stands in from {since} to {until}.",
    ),
}
NOBODY = Text(zh="（无）", en="nobody")


@dataclass(frozen=True)
class SaidChange:
    """A change with the facts that make it a sentence."""

    change: Change
    facts: dict[str, Fact]

    def say(self, language: Language) -> str:
        """The change as a sentence."""
        return SENTENCES[self.change.kind].say(language, **self.facts)


@dataclass(frozen=True)
class Comparison:
    """All changes, and the ids of whom they touch."""

    changes: tuple[SaidChange, ...]
    affected: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        changes = [asdict(each.change) | _days(each.change) for each in self.changes]
        return {"changes": changes, "affected": list(self.affected)}


def compare(before: Opened, after: Opened) -> Comparison:
    """What changed from one plan to the other."""
    old, new = Edition(before.project, before.plan), Edition(after.project, after.plan)
    changes = (said_change(change, old.project, new.project) for change in changes_between(old, new))
    return Comparison(tuple(changes), affected(old, new))


def said_change(change: Change, before: Project, after: Project) -> SaidChange:
    """A change with names and times instead of ids."""
    facts: dict[str, Fact] = {"trainee": (after.trainee.get(change.trainee) or before.trainee[change.trainee]).name}
    for side, project, ident in (("old", before, change.old), ("new", after, change.new)):
        if change.of_mentors:
            person = project.person.get(ident)
            facts[side] = person.name if person else NOBODY
        elif ident:
            session = project.session[ident]
            facts[side] = session.title
            facts[f"{side}_when"] = project.calendar.local(session.span.start)
    if change.since is not None:
        last = max(day.on for day in after.calendar.open_days)
        facts |= {"since": change.since, "until": change.until or last}
    return SaidChange(change, facts)


def _days(change: Change) -> dict[str, str]:
    """On which days somebody stands in, as text; empty where nobody does."""
    return {"since": str(change.since or ""), "until": str(change.until or "")}
