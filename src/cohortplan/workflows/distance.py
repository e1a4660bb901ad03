"""How far a plan is from the best there can be, as far as that is known, in words for pages and terminal."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost
from cohortplan.solving.outcome import Bounds, BrokenOff, Enough, Origin, Origins, Outcome
from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, to_translate, translator

TELLING = 0.5
"""Gaps up to this share are said in percent; beyond, the bound is too low for a share to say anything, and points do."""

NAMES = {
    Origin.FLOORS: to_translate("each trainee's cost alone"),
    Origin.SHARING: to_translate("mentors and their half-days"),
    Origin.WHOLE: to_translate("everything solved as a whole"),
}
SEATS_NAMES = {Origin.FLOORS: to_translate("each trainee's missing seats alone")}
MEANINGS = {
    Origin.FLOORS: to_translate(
        "Each trainee was planned as if nobody else took a seat. What cannot be avoided even so is added up over all."
    ),
    Origin.SHARING: to_translate(
        "Looking only at who is beside which mentor: mentors have so many places and half-days, and sharing them out costs this much at least."
    ),
    Origin.WHOLE: to_translate("All trainees and sessions were looked at together: no plan can come below that."),
}


@dataclass(frozen=True)
class Proof:
    """Where it is known from that no plan can be cheaper: in one sentence, and what that means; empty if it says all."""

    said: str
    meaning: str


def seats_said(cost: Cost, bounds: Bounds, language: Language) -> str:
    """How many seats are missing, and how many of them have to be."""
    _, _n = translator(language), plural_translator(language)
    have, least = cost.shortfall, bounds.shortfall
    if have == 0:
        return _("Everybody has all their sessions.")
    if least == have:
        return _("It is proven that no plan leaves fewer.")
    if not least:
        return _("It is not known yet whether fewer are possible.")
    return _n("At least {least} has to be missing.", "At least {least} have to be missing.", least).format(least=least)


def weights_said(project: Project, language: Language) -> str:
    """That a missing seat may count more than once; empty where each counts once."""
    if all(quota.weight == 1 for quota in project.quotas):
        return ""
    _ = translator(language)
    return _("Missing seats are counted by the weights of their quotas: one of weight 2 counts as two.")


def wishes_said(cost: Cost, bounds: Bounds, language: Language) -> str:
    """How far the preferences are from the best there can be."""
    _ = translator(language)
    if bounds.shortfall != cost.shortfall:
        return _("How far this is from the best is known once it is proven how many seats have to be missing.")
    if cost.penalty == 0:
        return _("Nothing is left to wish for.")
    if cost.penalty == bounds.penalty:
        return _("It is proven that no plan does better.")
    return _penalty_gap(cost.penalty, bounds.penalty or 0, language)


def distance_said(cost: Cost, bounds: Bounds, language: Language) -> str:
    """One sentence about the level that is still open: seats, as long as it is not proven how many have to be missing."""
    _, _n = translator(language), plural_translator(language)
    if bounds.proves(cost):
        return _("It is proven that no plan is better.")
    missing = cost.shortfall - (bounds.shortfall or 0)
    if missing:
        said = _n(
            "At most {count} missing seat from the best possible.",
            "At most {count} missing seats from the best possible.",
            missing,
        )
        return said.format(count=missing)
    return wishes_said(cost, bounds, language)


def proof_of(level: str, cost: Cost, bounds: Bounds, language: Language) -> Proof | None:
    """Where the bound of a level, ``shortfall`` or ``penalty``, comes from; ``None`` where there is nothing to say of it."""
    origins = bounds.shortfall_from if level == "shortfall" else bounds.penalty_from
    settled = level == "shortfall" or bounds.shortfall == cost.shortfall
    if not origins or not settled or getattr(cost, level) == 0:
        return None
    if origins != (Origin.ZERO,):
        return _proof(level, origins, language)
    _ = translator(language)
    return Proof(_("So far it is only certain that nothing costs less than 0."), "") if level == "penalty" else None


def proof_said(cost: Cost, bounds: Bounds, language: Language) -> str:
    """Where that comes from which ``distance_said`` says; empty where there is nothing to say of it."""
    of_penalty = cost.penalty and bounds.shortfall == cost.shortfall
    proof = proof_of("penalty" if of_penalty else "shortfall", cost, bounds, language)
    return "" if proof is None else proof.said


def ended_said(outcome: Outcome, language: Language) -> str:
    """That a search has ended before its time though its plan may not be the best; empty where it has not."""
    _ = translator(language)
    if isinstance(outcome, BrokenOff) and outcome.signal:
        said = _(
            "The search was ended from outside (signal {signal}), as a system does that runs out of memory; "
            "this is the best plan until then, audited like any other."
        )
        return said.format(signal=outcome.signal)
    if isinstance(outcome, BrokenOff):
        said = _("The search broke off; this is the best plan until then, audited like any other. It said: {reason}")
        return said.format(reason=outcome.fault)
    said = _("Looking on would gain little, so the search has ended before its time.")
    return said if isinstance(outcome, Enough) else ""


def _penalty_gap(have: int, bound: int, language: Language) -> str:
    _, _n = translator(language), plural_translator(language)
    points = have - bound
    if bound and points <= TELLING * have:
        # Rounded up: what is said to be the most has to be the most.
        return _("At most {share} from the best possible.").format(share=f"{math.ceil(100 * points / have)}%")
    said = _n("At most {count} point from the best possible.", "At most {count} points from the best possible.", points)
    return said.format(count=points)


def _proof(level: str, origins: Origins, language: Language) -> Proof:
    _ = translator(language)
    names = NAMES | SEATS_NAMES if level == "shortfall" else NAMES
    meanings = [_(MEANINGS[each]) for each in origins]
    if len(origins) > 1:
        meanings.append(_("The two are added up."))
    said = _("Lower limit from: {origins}.").format(origins=" + ".join(_(names[each]) for each in origins))
    return Proof(said, "\n\n".join(meanings))
