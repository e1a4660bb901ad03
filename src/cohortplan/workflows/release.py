"""Publish a plan: audited, numbered, with a calendar for everybody it concerns; all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cohortplan.domain.changes import Edition, affected, changes_between
from cohortplan.domain.entries import Stamp
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.publishing.report import Bounds, report
from cohortplan.publishing.statement import Published, statement
from cohortplan.rules.audit import Audit, audit
from cohortplan.rules.policy import Policy
from cohortplan.storage.releases import Overtaken, Release
from cohortplan.storage.store import Store
from cohortplan.text import Language, Text
from cohortplan.workflows.compare import SaidChange, said_change
from cohortplan.workflows.notices import Notice, notices
from cohortplan.workflows.question import question
from cohortplan.workflows.release_feeds import feeds_changed, links_until

UNCLEAN = Text(
    zh="还有 {count} 处硬性问题，不能发布；请先调整，或写明豁免。",
    en="{count} hard findings are left: mend them or write an exception before releasing.",
)
NOT_NEXT = Text(
    zh="在此期间已发布第 {number} 版，请先看过再发布。",
    en="Release {number} was published meanwhile; look at it first.",
)
MOVED_ON = Text(
    zh="草稿在此期间有改动，请先看过再发布。", en="The draft was edited meanwhile; look at it again before releasing."
)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A plan that may be published, with what it answers and how it was found.

    ``follows`` is the number of the release it was compared with; ``None`` means
    whichever is the newest. ``revision`` is that of the draft it was taken from.
    A project from files wants ``with_release_in_force`` first.
    """

    project: Project
    policy: Policy
    plan: Plan
    seed: int | None = None
    bounds: Bounds | None = None
    follows: int | None = None
    revision: int | None = None


@dataclass(frozen=True, kw_only=True)
class By:
    """Who publishes, when, and what they say about it."""

    author: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Review:
    """What a release would say and change; against an empty history nothing counts as changed."""

    number: int
    audit: Audit
    changes: tuple[SaidChange, ...] = ()
    affected: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Released:
    """The plan is published."""

    release: Release
    review: Review


@dataclass(frozen=True)
class NotReleased:
    """Nothing was published, and why."""

    why: Text
    review: Review


def candidate_of(store: Store, draft: int) -> Candidate:
    """A stored draft as it would be published: with its locks, and measured against the newest release."""
    asked = question(store, draft)
    revision = asked.stored.line.revision
    return Candidate(project=asked.project, policy=asked.policy, plan=asked.plan, revision=revision)


def review(store: Store, candidate: Candidate, *, at: datetime) -> Review:
    """What publishing this would change and for whom, and what is wrong with it.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """
    found = audit(candidate.project, candidate.policy, candidate.plan)
    last = store.releases.get(candidate.project.id)
    if last is None:
        return Review(number=1, audit=found)
    before, after = Edition(last.project, last.plan), Edition(candidate.project, candidate.plan)
    changes = changes_between(before, after)
    return Review(
        number=last.number + 1,
        audit=found,
        changes=tuple(said_change(change, before.project, after.project) for change in changes),
        affected=affected(before, after),
        notices=notices(changes, before, after, at=at),
    )


def release(store: Store, candidate: Candidate, by: By) -> Released | NotReleased:
    """Publish a plan that has no hard finding other than excused or waived ones.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """
    seen = review(store, candidate, at=by.at)
    if candidate.follows not in (None, seen.number - 1):
        return NotReleased(_said(NOT_NEXT, number=seen.number - 1), seen)
    if not seen.audit.clean:
        return NotReleased(_said(UNCLEAN, count=seen.audit.cost.hard), seen)
    made = _made(candidate, seen, by)
    feeds = tuple(feeds_changed(store, candidate.project, candidate.plan, Stamp(made.number, by.at)))
    try:
        store.releases.add(made, feeds, links_until=links_until(candidate.project, by.at))
    except Overtaken:
        return NotReleased(_said(NOT_NEXT, number=store.releases.last_number(candidate.project.id)), seen)
    return Released(made, seen)


def release_draft(store: Store, draft: int, by: By, *, revision: int | None = None) -> Released | NotReleased:
    """Publish a stored draft, if it is still at the revision that was looked at.

    Raises:
        UnknownReference: If the draft or something in it is unknown.
    """
    candidate = candidate_of(store, draft)
    if revision not in (None, candidate.revision):
        return NotReleased(MOVED_ON, review(store, candidate, at=by.at))
    return release(store, candidate, by)


def _made(candidate: Candidate, seen: Review, by: By) -> Release:
    project, policy, plan = candidate.project, candidate.policy, candidate.plan
    published = Published(
        project=project,
        policy=policy,
        plan=plan,
        audit=seen.audit,
        number=seen.number,
        author=by.author,
        at=by.at,
        note=by.note,
    )
    content = report(project, policy, plan, seen.audit, bounds=candidate.bounds)
    return Release(
        number=seen.number,
        at=by.at,
        author=by.author,
        note=by.note,
        project=project,
        settings=policy.to_settings(),
        plan=plan,
        audit=content,
        policy_digest=policy.digest,
        statement=statement(published, Language.ZH_CN),
        seed=candidate.seed,
        bound=content["bounds"] or {},
    )


def _said(text: Text, **facts: int) -> Text:
    return Text(zh=text.zh.format(**facts), en=text.en.format(**facts))
