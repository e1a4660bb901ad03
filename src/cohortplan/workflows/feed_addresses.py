"""Feed links for the coordinator: list, give out anew, take away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cohortplan.domain.agendas import name_of
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.errors import UnknownReference
from cohortplan.storage.store import Store
from cohortplan.storage.tokens import LinkLost, TokenLine
from cohortplan.workflows.release_feeds import links_until

OPEN, REVOKED, EXPIRED, LOST = "open", "revoked", "expired", "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddress:
    """The link of one subscriber.

    ``state`` is ``open``, ``revoked``, ``expired``, or ``lost`` where the key it was
    made with is gone. ``calendar`` and ``page`` are paths below the server's
    address, empty unless it is open. They are secrets: show them, log them never.
    """

    person: Ref
    name: str
    state: str
    generation: int
    expires_at: datetime
    calendar: str = ""
    page: str = ""


def feed_addresses(store: Store, project_id: str, *, at: datetime) -> tuple[FeedAddress, ...]:
    """The links of all subscribers of a released project, by kind of person and id; empty before the first release."""
    release = store.releases.get(project_id)
    if release is None:
        return ()
    return tuple(_address(store, release.project, line, at) for line in store.tokens.of_project(project_id))


def rotate(store: Store, project_id: str, person: Ref, *, at: datetime) -> FeedAddress:
    """A new link for one subscriber; the old one is dead at once.

    Raises:
        UnknownReference: If the project has no subscriber of this kind and id.
    """
    project = _project(store, project_id, person)
    store.tokens.rotate(project_id, person, expires=links_until(project, at), at=at)
    return _one(store, project, person, at)


def revoke(store: Store, project_id: str, person: Ref, *, at: datetime) -> FeedAddress:
    """Close the link of one subscriber at once; ``rotate`` gives a new one.

    Raises:
        UnknownReference: If the project has no subscriber of this kind and id.
    """
    project = _project(store, project_id, person)
    store.tokens.revoke(project_id, person, at=at)
    return _one(store, project, person, at)


def paths_of(token: str) -> tuple[str, str]:
    """Where the calendar and the page of this token are, below the server's address."""
    return f"/feeds/{token}.ics", f"/my/{token}"


def _project(store: Store, project_id: str, person: Ref) -> Project:
    release = store.releases.get(project_id)
    if release is None or store.releases.body(project_id, person) is None:
        raise UnknownReference(f"{project_id} has no feed for {person}")
    return release.project


def _one(store: Store, project: Project, person: Ref, at: datetime) -> FeedAddress:
    line = next(each for each in store.tokens.of_project(project.id) if each.person == person)
    return _address(store, project, line, at)


def _address(store: Store, project: Project, line: TokenLine, at: datetime) -> FeedAddress:
    state = REVOKED if line.revoked_at else OPEN if line.valid(at) else EXPIRED
    calendar = page = ""
    if state == OPEN:
        try:
            calendar, page = paths_of(store.tokens.token(line))
        except LinkLost:
            state = LOST
    return FeedAddress(
        person=line.person,
        name=name_of(project, line.person),
        state=state,
        generation=line.generation,
        expires_at=line.expires_at,
        calendar=calendar,
        page=page,
    )
