"""Calendars and pages as files, for any static host: what the feeds serve, at the same paths."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cohortplan.domain.canonical import from_data
from cohortplan.publishing.cards import Card
from cohortplan.publishing.pages import PageOf, page
from cohortplan.publishing.subscribing import Links
from cohortplan.storage.releases import Feed
from cohortplan.storage.store import Store
from cohortplan.storage.tokens import LinkLost, TokenLine
from cohortplan.text import Language

FILES = {Language.ZH_CN: "index.html", Language.EN: "en.html"}


@dataclass(frozen=True, slots=True)
class Written:
    """How many calendars were written, and how many that are closed now were taken away."""

    calendars: int
    removed: int


def release_to_folder(store: Store, project_id: str, folder: Path, *, at: datetime, address: str = "") -> Written:
    """Write the newest release as ``feeds/TOKEN.ics`` and ``my/TOKEN/``; take away files of closed links.

    A file appears complete or not at all, and one that stays the same is not
    touched, so that a host sees no change where there is none.

    Args:
        store: Where the release and the links are.
        project_id: The project.
        folder: The root of the static host; made where there is none.
        at: Now: links that have expired get no files.
        address: Under which the folder is reached, if that is known: pages then offer to subscribe by a tap.
    """
    feeds = {feed.person: feed for feed in store.releases.feeds(project_id)}
    written = removed = 0
    for line in store.tokens.of_project(project_id, all_generations=True):
        token = _token(store, line)
        if token is None:
            continue
        feed = feeds.get(line.person)
        if feed is not None and line.valid(at):
            for path, content in _files(token, feed, address.rstrip("/")):
                _write(folder / path, content)
            written += 1
        elif _remove(folder, token):
            removed += 1
    return Written(written, removed)


def _token(store: Store, line: TokenLine) -> str | None:
    try:
        return store.tokens.token(line)
    except LinkLost:
        return None


def _files(token: str, feed: Feed, address: str) -> Iterator[tuple[str, bytes]]:
    yield f"feeds/{token}.ics", feed.body
    links = Links(
        calendar=f"{address or '../..'}/feeds/{token}.ics",
        chinese=FILES[Language.ZH_CN],
        english=FILES[Language.EN],
    )
    content = PageOf(card=from_data(Card, feed.card), entries=feed.entries, links=links)
    for language, name in FILES.items():
        yield f"my/{token}/{name}", page(content, language)


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)  # a static host runs as somebody else
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _remove(folder: Path, token: str) -> bool:
    calendar = folder / "feeds" / f"{token}.ics"
    there = calendar.exists()
    calendar.unlink(missing_ok=True)
    shutil.rmtree(folder / "my" / token, ignore_errors=True)
    return there
