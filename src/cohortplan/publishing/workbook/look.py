"""What every sheet looks like: one font, few colours, thin lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

FONT = "微软雅黑"
INK, QUIET, LINE, HEAD, PAPER = "#1F2933", "#667380", "#C3CAD1", "#E9EDF1", "#FFFFFF"
ALARM, WARNING, LINK = "#B3261E", "#9A6700", "#1F5FA8"


SIGN = "■ "
"""What stands before a session in its colour, where its cell is not coloured."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Of one kind of session: a pale ground to print on, and a strong sign that is seen in a list."""

    ground: str
    sign: str


OTHER = Colours("#F0F2F4", "#5B6B7B")

KIND_COLOURS: Mapping[str, Colours] = {
    "lesson": Colours("#E6EFF9", "#2467B0"),
    "critique": Colours("#E0F3F0", "#14806F"),
    "shadowing": Colours("#EFE9F8", "#7450B0"),
    "meeting": Colours("#F3EEE4", "#86683A"),
    "research": Colours("#E7F4E2", "#3F8A28"),
    "talk": Colours("#FFF2DA", "#C17A0A"),
    "mentoring": Colours("#FBE7EB", "#BC3D57"),
    "patrol": Colours("#E2F3F8", "#1E86A8"),
    "practice": Colours("#FDEADF", "#CB6221"),
    "reflection": Colours("#F1F1EE", "#7D7D74"),
    "ceremony": Colours("#F9E6E4", "#A92F24"),
}


def colours(kind: str) -> Colours:
    """The colours of a kind; kinds that a project declares share one."""
    return KIND_COLOURS.get(kind, OTHER)


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **given: Any) -> Any:
        """A format: what is given here, the rest as everywhere."""
        properties = {"font_name": FONT, "font_size": 9, "font_color": INK, "valign": "vcenter"} | given
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def boxed(self, **given: Any) -> Any:
        """A cell of a table: wrapped text between thin lines, a little away from the left one."""
        left = {} if "align" in given else {"align": "left", "indent": 1}
        return self(**({"border": 1, "border_color": LINE, "text_wrap": True} | left | given))

    def head(self, **given: Any) -> Any:
        """A cell of a table's head."""
        return self.boxed(**({"bold": True, "bg_color": HEAD, "align": "center"} | given))
