"""What one browser session remembers of the rules page: what is looked at, and what is changed and not saved yet."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.web.memory import Kept
from cohortplan.workflows.rule_settings import Edits


@dataclass(frozen=True)
class RuleEdits:
    """Edits of the rules of the project in a folder, and its settings as they were when the first was made."""

    folder: str
    base: bytes
    edits: Edits


class RuleMemory:
    """What is remembered; ``rule_turn`` counts edits that nobody typed into a field."""

    rule_edits: Kept[RuleEdits | None] = Kept(None)
    chosen_rule: Kept[str] = Kept("")
    sought_rule: Kept[str] = Kept("")
    rule_turn: Kept[int] = Kept(0)
