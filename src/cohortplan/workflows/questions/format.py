"""The shape of what ``explain --json`` prints; its JSON Schema in ``docs/schemas`` is made from these types."""

from __future__ import annotations

from typing import Literal, TypedDict

from cohortplan.publishing.report_format import CostData, ProjectData, ShortfallData, TextData

EXPLANATION_FORMAT: Literal[1] = 1


class PayerData(TypedDict):
    """Whom a rule speaks up for; null and "others" where that is not the reader's business."""

    who: str | None
    name: TextData
    cost: CostData


class ChargeData(TypedDict):
    """What one rule makes of a change, and who pays."""

    rule: str
    title: TextData
    cost: CostData
    payers: list[PayerData]


class BillData(TypedDict):
    """The price of a change; ``breaks`` are the hard findings it would make, those about others left out."""

    price: CostData
    charges: list[ChargeData]
    breaks: list[TextData]


class PlaceData(TypedDict):
    """Another session with what it costs to be there."""

    session: str
    name: TextData
    bill: BillData


class SwapData(TypedDict):
    """An exchange: the other trainee comes, and leaves this session for whoever is asked about."""

    trainee: str
    session: str
    bill: BillData


class WhyData(TypedDict):
    """Why a trainee is at a session: what leaving would cost, and what would be next best."""

    trainee: str
    session: str
    leaving: BillData
    next_best: PlaceData | None
    swap: SwapData | None


class WhyNotData(TypedDict):
    """Why a trainee is not at a session: attending it as well, and the best session to leave for it."""

    trainee: str
    session: str
    joining: BillData
    instead: PlaceData | None


class CandidateData(TypedDict):
    """Somebody who could attend a session."""

    trainee: str
    bill: BillData


class RuleScoreData(TypedDict):
    """What one rule finds and costs in all.

    ``amount`` is in the rule's unit; ``limit`` is null where the rule is never
    hard; ``spared`` are findings that an absence or an exception covers, which
    are in neither ``findings`` nor ``amount``.
    """

    rule: str
    title: TextData
    findings: int
    amount: int
    unit: TextData
    limit: int | None
    weight: int
    spared: int
    cost: CostData


class FindingSaidData(TypedDict):
    """One objection, as a sentence."""

    rule: str
    amount: int
    verdict: str
    sentence: TextData


class WishData(TypedDict):
    """One wish: ``about`` is subject, theme, mentor, class or session."""

    about: str
    value: str
    rank: int
    granted: bool


class TraineeShareData(TypedDict):
    """What one trainee gets; ``missing`` counts seats, ``moves`` changes of campus, ``days`` minutes by date.

    ``competencies`` says of each that is due whether it is met.
    """

    trainee: str
    sessions: int
    minutes: int
    days: dict[str, int]
    moves: int
    wishes: list[WishData]
    competencies: dict[str, bool]
    missing: int


class LoadData(TypedDict):
    """What one mentor does for visitors; ``visited`` counts own lessons."""

    staff: str
    trainees: int
    sessions: int
    minutes: int
    visited: int


class VisitShareData(TypedDict):
    """How often lessons of a class or of a teacher are visited; ``days`` are visited lessons by date."""

    id: str
    visits: int
    visitors: int
    days: dict[str, int]


class ExplanationData(TypedDict):
    """A plan explained. With a ``trainee`` it is that trainee's version: nobody else's data are in it.

    ``cost`` and ``rules`` are null and empty in a trainee's version.
    """

    format: Literal[1]
    project: ProjectData
    trainee: str | None
    cost: CostData | None
    rules: list[RuleScoreData]
    findings: list[FindingSaidData]
    shortfalls: list[ShortfallData]
    trainees: list[TraineeShareData]
    mentors: list[LoadData]
    classes: list[VisitShareData]
    teachers: list[VisitShareData]
    why: list[WhyData]
    why_not: WhyNotData | None
    candidates: list[CandidateData]
