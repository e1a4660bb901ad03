"""Tables of our own as HTML, in which every text is text: what comes from files is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Cell:
    """One cell: its lines from top to bottom, each with a class of ``look.css``, and a class for the whole."""

    lines: tuple[tuple[str, str], ...]
    css: str = ""
    head: bool = False

    def html(self) -> str:
        """The cell as HTML."""
        tag = "th" if self.head else "td"
        inner = "".join(f'<div class="{css}">{escape(text)}</div>' for text, css in self.lines if text)
        return f'<{tag} class="{self.css}">{inner}</{tag}>'


def cell(text: str, css: str = "", *, under: str = "") -> Cell:
    """A cell of one text, with a quieter one under it."""
    return Cell(((text, ""), (under, "under")), css)


def head(text: str, *, under: str = "", css: str = "") -> Cell:
    """The head of a column or a row."""
    return Cell(((text, ""), (under, "under")), css, head=True)


def bar_cell(percent: int, words: str, css: str) -> Cell:
    """A bar of this length, a whole one from 100 on, with its words behind it."""
    return _Bar(((words, ""),), css, percent=min(100, max(0, percent)))


@dataclass(frozen=True)
class _Bar(Cell):
    percent: int = 0

    def html(self) -> str:
        """The cell as HTML."""
        said = escape(self.lines[0][0])
        bar = f'<div class="bar"><i style="width:{self.percent}%"></i></div>'
        return f'<td class="share {self.css}">{bar}<span>{said}</span></td>'


def table(name: str, rows: Iterable[Sequence[Cell]], *, heads: Sequence[Cell] = ()) -> str:
    """A table; ``name`` is its class in ``look.css``."""
    above = f"<thead><tr>{''.join(each.html() for each in heads)}</tr></thead>" if heads else ""
    body = "".join(f"<tr>{''.join(each.html() for each in row)}</tr>" for row in rows)
    return f'<div class="ours"><table class="ours {name}">{above}<tbody>{body}</tbody></table></div>'
