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
        return {"changes": [asdict(each.change) for each in self.changes], "affected": list(self.affected)}


def compare(before: Opened, after: Opened) -> Comparison:
    """What changed from one plan to the other."""
    old, new = Edition(before.project, before.plan), Edition(after.project, after.plan)
    changes = (said_change(change, old.project, new.project) for change in changes_between(old, new))
    return Comparison(tuple(changes), affected(old, new))


def said_change(change: Change, before: Project, after: Project) -> SaidChange:
    """A change with names and times instead of ids."""
    facts: dict[str, Fact] = {"trainee": (after.trainee.get(change.trainee) or before.trainee[change.trainee]).name}
    for side, project, ident in (("old", before, change.old), ("new", after, change.new)):
        if change.kind == "mentor":
            person = project.person.get(ident)
            facts[side] = person.name if person else NOBODY
        elif ident:
            session = project.session[ident]
            facts[side] = session.title
            facts[f"{side}_when"] = project.calendar.local(session.span.start)
    return SaidChange(change, facts)
