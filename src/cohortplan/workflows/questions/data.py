"""Answers for programs, as ``explain --json`` prints them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cohortplan.publishing.report import shortfall_data
from cohortplan.publishing.report_format import CostData, TextData
from cohortplan.rules.audit import Cost, Judged
from cohortplan.rules.effects import total
from cohortplan.text import Language, Text
from cohortplan.workflows.questions.explain import Explanation
from cohortplan.workflows.questions.format import (
    EXPLANATION_FORMAT,
    BillData,
    ChargeData,
    ExplanationData,
    FindingSaidData,
    LoadData,
    PayerData,
    PlaceData,
    RuleScoreData,
    SwapData,
    TraineeShareData,
    VisitShareData,
    WhyData,
    WhyNotData,
    WishData,
)
from cohortplan.workflows.questions.naming import named, said_session
from cohortplan.workflows.questions.pricing import Bill, Charge
from cohortplan.workflows.questions.scores import RuleScore
from cohortplan.workflows.questions.shares import TraineeShare, VisitShare
from cohortplan.workflows.questions.told import OTHERS
from cohortplan.workflows.questions.why import Why
from cohortplan.workflows.questions.why_not import WhyNot


def as_data(explanation: Explanation) -> ExplanationData:
    """The whole answer."""
    project, everybody = explanation.project, explanation.trainee is None
    found = explanation.shares
    loads = [
        LoadData(
            staff=ident, trainees=len(each.trainees), sessions=each.sessions, minutes=each.minutes, visited=each.visited
        )
        for ident, each in found.mentors.items()
    ]
    return ExplanationData(
        format=EXPLANATION_FORMAT,
        project={"id": project.id, "name": project.name, "as_of": project.as_of.isoformat()},
        trainee=explanation.trainee.id if explanation.trainee else None,
        cost=_cost(explanation.examined.audit.cost) if everybody else None,
        rules=[_rule(each) for each in explanation.scores if everybody],
        findings=[_said(each) for each in _readable(explanation)],
        shortfalls=[shortfall_data(project, each) for each in explanation.shortfalls],
        trainees=[_trainee(each) for each in explanation.own_shares],
        mentors=loads if everybody else [],
        classes=[_visits(each) for each in found.classes if everybody],
        teachers=[_visits(each) for each in found.teachers if everybody],
        why=[_why(explanation, each) for each in explanation.why],
        why_not=_why_not(explanation, explanation.why_not) if explanation.why_not else None,
        candidates=[
            {"trainee": each.trainee.id, "bill": _bill(explanation, Bill(each.effect))}
            for each in explanation.candidates
        ],
    )


def _rule(score: RuleScore) -> RuleScoreData:
    rule = score.rule
    return RuleScoreData(
        rule=rule.name,
        title=_text(rule.title),
        findings=len(score.counted),
        amount=score.amount,
        unit=_text(rule.unit.value),
        limit=rule.limit,
        weight=rule.weight,
        spared=score.spared,
        cost=_cost(score.cost),
    )


def _trainee(share: TraineeShare) -> TraineeShareData:
    return TraineeShareData(
        trainee=share.trainee,
        sessions=share.sessions,
        minutes=share.minutes,
        days={day.isoformat(): minutes for day, minutes in share.days.items()},
        moves=share.moves,
        wishes=[
            WishData(about=each.wish.about, value=each.wish.value, rank=each.wish.rank, granted=each.granted)
            for each in share.wishes
        ],
        competencies=dict(share.competencies),
        missing=share.missing,
    )


def _visits(share: VisitShare) -> VisitShareData:
    days = {day.isoformat(): visits for day, visits in share.days.items()}
    return VisitShareData(id=share.id, visits=share.visits, visitors=share.visitors, days=days)


def _readable(explanation: Explanation) -> list[Judged]:
    return [each for each in explanation.examined.audit.judged if explanation.reader.may_read(each.finding.about)]


def _said(judged: Judged) -> FindingSaidData:
    finding = judged.finding
    return FindingSaidData(
        rule=finding.rule.name, amount=finding.amount, verdict=judged.verdict.value, sentence=_in_both(finding.say)
    )


def _why(explanation: Explanation, answer: Why) -> WhyData:
    best, swap = answer.next_best, answer.swap
    shown = swap is not None and explanation.trainee is None
    return WhyData(
        trainee=answer.trainee,
        session=answer.session,
        leaving=_bill(explanation, answer.leaving),
        next_best=_place(explanation, best.session.id, Bill(best.effect)) if best else None,
        swap=SwapData(trainee=swap.other, session=swap.session, bill=_bill(explanation, Bill(swap.effect)))
        if swap and shown
        else None,
    )


def _why_not(explanation: Explanation, answer: WhyNot) -> WhyNotData:
    instead = answer.instead
    return WhyNotData(
        trainee=answer.trainee,
        session=answer.session,
        joining=_bill(explanation, answer.joining),
        instead=_place(explanation, instead.leaves, instead.bill) if instead else None,
    )


def _place(explanation: Explanation, ident: str, bill: Bill) -> PlaceData:
    session = explanation.project.session[ident]
    name = _in_both(lambda language: said_session(explanation.project, session, language))
    return PlaceData(session=ident, name=name, bill=_bill(explanation, bill))


def _bill(explanation: Explanation, bill: Bill) -> BillData:
    return BillData(
        price=_cost(bill.price),
        charges=[_charge(explanation, each) for each in bill.charges],
        breaks=[
            _in_both(each.finding.say) for each in bill.objections if explanation.reader.may_read(each.finding.about)
        ],
    )


def _charge(explanation: Explanation, charge: Charge) -> ChargeData:
    payers: list[PayerData] = []
    others: list[Cost] = []
    for payer in charge.payers:
        if not explanation.reader.may_read((payer.who,)):
            others.append(payer.cost)
            continue
        name = _in_both(partial(named, explanation.project, payer.who))
        payers.append({"who": str(payer.who), "name": name, "cost": _cost(payer.cost)})
    if others:
        payers.append({"who": None, "name": _text(OTHERS), "cost": _cost(total(others))})
    return ChargeData(rule=charge.rule.name, title=_text(charge.rule.title), cost=_cost(charge.cost), payers=payers)


def _cost(cost: Cost) -> CostData:
    return CostData(hard=cost.hard, shortfall=cost.shortfall, penalty=cost.penalty)


def _in_both(say: Callable[[Language], Any]) -> TextData:
    return TextData(zh=say(Language.ZH_CN), en=say(Language.EN))


def _text(text: Text) -> TextData:
    return TextData(zh=text.zh, en=text.en)
