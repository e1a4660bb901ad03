"""Who goes about as one: the parties between which company is counted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from cohortplan.domain.ties import Tie

Company = tuple[str, ...]
"""Trainees of one party, by id, sorted; who has none is a party of one."""


def companies_of(trainees: Iterable[str], ties: Iterable[Tie]) -> tuple[Company, ...]:
    """Every trainee in exactly one company: parties and pairs declared together that share a member are one."""
    companies = {trainee: {trainee} for trainee in trainees}
    for tie in ties:
        if not tie.apart:
            joined = set(chain.from_iterable(companies[member] for member in tie.members))
            companies |= dict.fromkeys(joined, joined)
    return tuple(sorted({tuple(sorted(members)) for members in companies.values()}))
