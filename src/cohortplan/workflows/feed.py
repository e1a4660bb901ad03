"""What is behind a feed link: the calendar, and the same person's page. Never loads rules or a solver."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cohortplan.domain.canonical import from_data
from cohortplan.publishing.alarms import with_alarms
from cohortplan.publishing.cards import Card
from cohortplan.publishing.pages import CONTENT_POLICY, PageOf, page
from cohortplan.publishing.subscribing import Links
from cohortplan.storage.store import Store
from cohortplan.text import Language
from cohortplan.workflows.store import public_address, the_store

__all__ = ["CONTENT_POLICY", "Feed", "Store", "etag_of", "feed_bytes", "my_page", "public_address", "the_store"]

LONGEST_TOKEN = 64
LONGEST_ALARM = 24 * 60


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as it is sent, with its strong ETag, quotes included."""

    body: bytes
    etag: str


def feed_bytes(store: Store, token: str, *, at: datetime, alarm: int | None = None) -> Feed | None:
    """The calendar behind this link; ``None`` if the link is unknown, revoked or expired, whichever.

    Args:
        store: Where releases and links are.
        token: The link's secret part.
        at: Now, as the link may have expired.
        alarm: Minutes before each event to remind, from 1 to a day's; other numbers ask for none.
    """
    line = store.tokens.open(token[:LONGEST_TOKEN], at=at)
    kept = store.releases.body(line.project_id, line.person) if line else None
    if kept is None:
        return None
    body, etag = kept
    if alarm is None or not 0 < alarm <= LONGEST_ALARM:
        return Feed(body, etag)
    reminding = with_alarms(body, alarm)
    return Feed(reminding, etag_of(reminding))


def my_page(store: Store, token: str, *, at: datetime, language: Language, base: str) -> bytes | None:
    """The page behind this link as HTML; ``None`` if the link opens nothing.

    Args:
        store: Where releases and links are.
        token: The link's secret part.
        at: Now: the link may have expired, and today is marked.
        language: The reader's.
        base: The address under which ``/feeds/…`` is reached, without a slash at its end.
    """
    line = store.tokens.open(token[:LONGEST_TOKEN], at=at)
    kept = store.releases.feed(line.project_id, line.person) if line else None
    if kept is None:
        return None
    card: Card = from_data(Card, kept.card)
    links = Links(calendar=f"{base}/feeds/{token}.ics", chinese="?lang=zh", english="?lang=en")
    today = at.astimezone(ZoneInfo(card.zone)).date()
    content = PageOf(card=card, entries=kept.entries, links=links, today=today)
    return page(content, language)


def etag_of(body: bytes) -> str:
    """The strong ETag of these bytes."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
