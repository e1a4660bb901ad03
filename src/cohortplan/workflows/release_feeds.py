"""The calendars that come with a release, and until when their links stay open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from cohortplan.domain.agendas import PROJECT, agenda, subscribers
from cohortplan.domain.canonical import to_data
from cohortplan.domain.entries import Occasion, Stamp, next_entries, occasion_of
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.publishing.calendars import Cover, calendar_title, render
from cohortplan.publishing.cards import card_of
from cohortplan.storage.releases import Feed
from cohortplan.storage.store import Store
from cohortplan.workflows.feed import etag_of

LINKS_LIVE = timedelta(days=30)
"""How long feed links stay open after the last session."""


def feeds_changed(store: Store, project: Project, plan: Plan, stamp: Stamp) -> Iterator[Feed]:
    """The calendars that this release changes; all others stay as they are, byte for byte."""
    known = {feed.person: feed for feed in store.releases.feeds(project.id)}
    occasions = _occasions(project, plan)
    for person in sorted({*subscribers(project, plan), *known}):
        before = known.get(person)
        entries = next_entries(
            before.entries if before else (),
            [occasions[session.id] for session in agenda(project, plan, person)],
            owner=(project.id, person),
            zone=project.calendar.clock,
            stamp=stamp,
        )
        body = render(entries, Cover(title=calendar_title(project, person), zone=project.calendar.zone))
        card = to_data(card_of(project, plan, person))
        if before is None or (before.entries, before.body, before.card) != (entries, body, card):
            yield Feed(person=person, number=stamp.release, entries=entries, card=card, body=body, etag=etag_of(body))


def _occasions(project: Project, plan: Plan) -> dict[str, Occasion]:
    everything = agenda(project, plan, Ref(PROJECT, project.id))
    return {session.id: occasion_of(project, session) for session in everything}


def links_until(project: Project, at: datetime) -> datetime:
    """When feed links close: some days after the last session, or after this moment if that is later."""
    last = max((session.span.end for session in project.sessions), default=at)
    return max(last, at) + LINKS_LIVE
