"""The shape of ``report.json``; its JSON Schema in ``docs/schemas`` is made from these types."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

REPORT_FORMAT: Literal[1] = 1


class TextData(TypedDict):
    """One sentence in both languages."""

    zh: str
    en: str


class CostData(TypedDict):
    """Compared in this order: hard findings, shortfall, penalty."""

    hard: int
    shortfall: int
    penalty: int


class ProjectData(TypedDict):
    """Which project the plan is for; ``as_of`` is the moment of planning."""

    id: str
    name: str
    as_of: str


class DigestData(TypedDict):
    """SHA-256 of the canonical JSON of each, as hexadecimal."""

    project: str
    policy: str
    plan: str


class BoundsData(TypedDict):
    """What no plan can be cheaper than; null where nothing is proven.

    ``gap`` is the share of the cost, 0 to 1, that is not proven necessary on
    the first level that is still open. What adds up to a level's bound is named
    in ``shortfall_from`` and ``penalty_from``, which reports of earlier versions
    do not have: ``zero``, for nothing costs less than 0; ``floors``, what each
    trainee costs at least alone; ``sharing``, what it costs at least to share
    out mentors and their time (earlier ``pairings``); ``whole``, the solver's
    proof on the board of everything.
    """

    shortfall: int | None
    penalty: int | None
    gap: float | None
    shortfall_from: NotRequired[list[str]]
    penalty_from: NotRequired[list[str]]


class WaiverData(TypedDict):
    """The exception that covers a finding."""

    reason: str
    author: str
    until: str | None


class FindingData(TypedDict):
    """One objection to the plan. ``about`` are references such as ``trainee:T01``; ``amount`` is in the rule's unit."""

    about: list[str]
    variant: str
    amount: int
    verdict: Literal["hard", "shortfall", "penalty", "history", "excused", "waived"]
    cost: CostData
    facts: dict[str, Any]
    sentence: TextData
    waiver: NotRequired[WaiverData]


class RuleData(TypedDict):
    """One rule that applies, with or without findings. ``limit`` is null where the rule is never hard."""

    rule: str
    title: TextData
    family: Literal["requirement", "limit", "preference"]
    unit: TextData
    limit: int | None
    weight: int
    cost: CostData
    findings: list[FindingData]


class CauseData(TypedDict):
    """One rule that objects to offers which would have counted.

    ``offers`` is to how many it objects; ``alone`` are those of them to which
    nothing else objects. ``example`` is what the audit would say about one.
    """

    rule: str
    variant: str
    title: TextData
    offers: int
    alone: list[str]
    example: TextData


class ShortfallData(TypedDict):
    """Seats that one trainee lacks from one quota row in one period, and why.

    ``offers`` is how many sessions would still count and are meant for this
    trainee, ``tried`` how many of them were tried, ``free`` those of them to
    which nothing objects.
    """

    trainee: str
    quota: str
    period: str
    kinds: list[str]
    due: int
    have: int
    missing: int
    weight: int
    sentence: TextData
    why: TextData
    offers: int
    tried: int
    free: list[str]
    causes: list[CauseData]


class ReportData(TypedDict):
    """The audit of a plan per rule and about, its shortfalls with cause, bounds and assumptions."""

    format: Literal[1]
    project: ProjectData
    digests: DigestData
    versions: dict[str, str]
    cost: CostData
    bounds: BoundsData | None
    rules: list[RuleData]
    shortfalls: list[ShortfallData]
    assumptions: list[TextData]
