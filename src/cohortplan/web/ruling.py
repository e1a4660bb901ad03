"""The rules of the project at hand while somebody changes them: as they were seen, as they are now, as they are to be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cohortplan.rules.audit import Audit, audit
from cohortplan.rules.policy import Policy
from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.rule_memory import RuleEdits, RuleMemory
from cohortplan.web.sheets import tell_outcome
from cohortplan.workflows.data import SETTINGS_FILE, Data
from cohortplan.workflows.mending import save_text
from cohortplan.workflows.rule_settings import Change, RuleSettings, all_rules, changes, rule_settings, with_rules


@dataclass(frozen=True)
class Ruling:
    """``seen`` are the rules on which the edits were made, ``saved`` what the file says now, ``wanted`` that with the edits."""

    desk: Desk
    data: Data
    seen: RuleSettings
    saved: RuleSettings
    wanted: RuleSettings
    base: bytes

    @property
    def theirs(self) -> tuple[Change, ...]:
        """What somebody else made of the rules since; while there is something, nothing is saved."""
        return tuple(changes(self.seen, self.saved))

    @property
    def mine(self) -> tuple[Change, ...]:
        """What the edits make of the rules as they were seen."""
        return tuple(changes(self.seen, RuleSettings(self.seen.written, self.wanted.edits)))

    @property
    def is_faulty(self) -> bool:
        """Whether something that was typed does not fit."""
        edited = (kind for kind in all_rules() if self.wanted.is_edited(kind))
        settings = (each for kind in edited for each in self.wanted.settings_of(kind))
        return any(each.fault is not None and each.key in self.wanted.edits for each in settings)

    @property
    def version(self) -> str:
        """Another one as soon as fields must show something else than what was typed in them."""
        return f"{hash(self.base)}_{RuleMemory().rule_turn}"

    def change(self, wanted: RuleSettings, *, anew: bool = False) -> None:
        """Remember edits; ``anew`` where fields change that nobody typed in."""
        memory = RuleMemory()
        memory.keep(str(self.data.folder), self.base, wanted.edits)
        memory.rule_turn += anew

    def drop(self) -> None:
        """Forget all edits."""
        self.change(self.saved, anew=True)

    def put_on_top(self) -> None:
        """Keep the edits, on the file as it is now."""
        now = self.data.files.top.get(SETTINGS_FILE, b"")
        memory = RuleMemory()
        memory.keep(str(self.data.folder), now, self.wanted.edits)
        memory.rule_turn += 1

    def save(self) -> None:
        """Write the edits into ``project.toml``, if it is as it was seen, and read everything again."""
        _ = translator(self.desk.language)
        memory = self.desk.memory
        text = with_rules(self.base, self.wanted.edits)
        if text is None:
            said = _("The file is laid out so that a form cannot change it. Change its text on the data page instead.")
            memory.note("warning", said)
            return
        done = _("The rules are saved.")
        folder, base, elsewhere = self.data.folder, self.base, memory.refusal
        if tell_outcome(
            self.desk, self.data, lambda: save_text(folder, SETTINGS_FILE, text, base), done, SETTINGS_FILE
        ):
            self.drop()
        memory.refusal = elsewhere  # this page shows by itself what stands against what in its own file


def ruling_of(desk: Desk, data: Data) -> Ruling | None:
    """The rules of the project at hand; ``None`` where its settings cannot be read."""
    now = data.files.top.get(SETTINGS_FILE, b"")
    kept = RuleMemory().rule_edits.get(str(data.folder), RuleEdits(now, {}))
    seen, saved = rule_settings(kept.base), rule_settings(now)
    if seen is None or saved is None:
        return None
    wanted = RuleSettings(saved.written, kept.edits)
    ruling = Ruling(desk, data, seen, saved, wanted, kept.base)
    if kept.base != now and not ruling.theirs:
        # Somebody changed another part of the file, which saving keeps.
        RuleMemory().keep(str(data.folder), now, kept.edits)
        return Ruling(desk, data, saved, saved, wanted, now)
    return ruling


@lru_cache(maxsize=32)
def audit_of(work: Work, policy: Policy) -> Audit:
    """The plan at hand under other rules, found once for the same draft and the same rules."""
    return audit(work.project, policy, work.question.plan)
