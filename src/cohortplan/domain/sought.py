"""What many would like: what a wish means, and which sessions more people want than can have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from cohortplan.domain.demands import Wish
from cohortplan.domain.sessions import Session, quoted
from cohortplan.domain.vocabulary import LESSON


def grants(wish: Wish, session: Session) -> bool:
    """Whether attending this session is what was asked for; a wish for a mentor is granted by no session."""
    if wish.about in ("subject", "class"):
        asked = session.subject if wish.about == "subject" else session.class_id
        return session.kind == LESSON and asked == wish.value
    if wish.about == "theme":
        return wish.value in session.themes
    if wish.about == "session":
        return session.id == wish.value or session.id.startswith(f"{quoted(wish.value)}@")
    return False


def wishes_met(asked_for: Mapping[str, frozenset[str]], session: Session) -> tuple[tuple[str, str], ...]:
    """Which of these wishes, values by what they are about, attending this session grants to whoever has them."""
    of_lesson = session.kind == LESSON
    row = session.id.partition("@")[0]
    found = [("subject", session.subject)] if of_lesson else []
    found += [("class", session.class_id)] if of_lesson else []
    found += [("theme", theme) for theme in session.themes]
    met = [(about, value) for about, value in found if value in asked_for.get(about, ())]
    asked = asked_for.get("session", ())
    return (*met, *(("session", value) for value in asked if value == session.id or quoted(value) == row))


def sought_sessions(sessions: Iterable[Session], wishes: Iterable[Wish], heads: Container[str]) -> frozenset[str]:
    """Ids of the popular sessions.

    Seats are counted in them, nobody has to come, and the head leads them, who
    can be with few, or more people wish for them than they have seats.
    """
    wished: dict[str, set[str]] = defaultdict(set)
    for wish in wishes:
        if wish.about == "session":
            wished[wish.value].add(wish.trainee)
    return frozenset(
        session.id
        for session in sessions
        if session.seats is not None
        and not session.required
        and session.kind != LESSON
        and (session.leader in heads or _crowd(session, wished) > session.seats)
    )


def _crowd(session: Session, wished: dict[str, set[str]]) -> int:
    names = (session.id, *(value for value in wished if session.id.startswith(f"{quoted(value)}@")))
    return len(set().union(*(wished.get(name, set()) for name in names)))
