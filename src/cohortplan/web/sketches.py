"""Examples of rules as tiny timetables in HTML; every text in them is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from cohortplan.text import Language
from cohortplan.text.catalogue import translator
from cohortplan.workflows.rule_examples import TinyTimetable

HEAD = 2
"""The grid's first row for what takes place; the names of the days are above it."""
NARROW = 2
"""Beside each other, so many lanes fit into half the width."""


def sketch_html(drawn: TinyTimetable, unit: str, language: Language) -> str:
    """One example: the timetable, what holds beside it, and what the rule makes of it."""
    facts = "".join(f"<li>{escape(each)}</li>" for each in drawn.facts)
    aside = f'<ul class="tiny-facts">{facts}</ul>' if facts else ""
    return f'<div class="tiny" title="{escape(drawn.sketch)}">{_verdict(drawn, unit, language)}{_grid(drawn, language)}{aside}</div>'


def _verdict(drawn: TinyTimetable, unit: str, language: Language) -> str:
    _ = translator(language)
    said = "".join(f"<p>{escape(each)}</p>" for each in drawn.sentences)
    if not drawn.amount:
        well = _("Nothing to object to: 0")
        return f'<div class="tiny-verdict well"><b>{escape(well)}</b>{said}</div>'
    amount = _("Counts {amount} ({unit})").format(amount=drawn.amount, unit=unit)
    return f'<div class="tiny-verdict"><b>{escape(amount)}</b>{said}</div>'


def _grid(drawn: TinyTimetable, language: Language) -> str:
    _ = translator(language)
    if not drawn.cards:
        return ""
    was = _("was {name}")
    starts = [sum(lanes for _, lanes in drawn.days[:place]) for place in range(len(drawn.days))]
    heads = "".join(
        f'<div class="tiny-day" style="grid-column:{start + 2} / span {lanes};grid-row:1">{escape(name)}</div>'
        for start, (name, lanes) in zip(starts, drawn.days, strict=True)
    )
    times = "".join(
        f'<div class="tiny-time" style="grid-column:1;grid-row:{place + HEAD}">{each}</div>'
        for place, each in enumerate(drawn.times)
    )
    cards = "".join(
        f'<div class="tiny-card{"" if each.attending else " nobody"}" style="grid-column:{starts[each.day] + each.lane + 2};'
        f'grid-row:{each.first + HEAD} / {each.after + HEAD}">{_words(each.title, each.lines)}'
        f"{_chips(each.attending, 'there')}{_chips((was.format(name=name) for name in each.attended_before), 'before')}</div>"
        for each in drawn.cards
    )
    lanes = sum(lanes for _, lanes in drawn.days)
    return f'<div class="tiny-grid" style="grid-template-columns:2.6rem repeat({lanes}, minmax(0, 9rem))">{heads}{times}{cards}</div>'


def _words(title: str, lines: tuple[str, ...]) -> str:
    under = "".join(f"<small>{escape(each)}</small>" for each in lines)
    return f"<b>{escape(title)}</b>{under}"


def _chips(names: Iterable[str], css: str) -> str:
    return "".join(f'<i class="{css}">{escape(each)}</i>' for each in names)
