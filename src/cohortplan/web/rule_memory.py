"""What one browser session remembers of the rules page: what is looked at, and what is changed and not saved yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cohortplan.web.memory import Kept
from cohortplan.workflows.rule_settings import Edits


@dataclass(frozen=True)
class RuleEdits:
    """Edits of the rules of one project, and its settings as they were when the first was made."""

    base: bytes
    edits: Edits


class RuleMemory:
    """What is remembered; ``rule_edits`` by folder, ``rule_turn`` counts edits that nobody typed into a field."""

    rule_edits: Kept[Mapping[str, RuleEdits]] = Kept({})
    chosen_rule: Kept[str] = Kept("")
    sought_rule: Kept[str] = Kept("")
    rule_turn: Kept[int] = Kept(0)

    def keep(self, folder: str, base: bytes, edits: Edits) -> None:
        """Remember the edits of the project in this folder; forget it where there are none."""
        others = {each: kept for each, kept in self.rule_edits.items() if each != folder}
        self.rule_edits = {**others, folder: RuleEdits(base, dict(edits))} if edits else others
