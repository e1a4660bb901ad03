"""Which sessions a partial board opens: all of the few, some of the many.

A school holds a dozen meetings and thousands of lessons, each of which can be
talked about at several hours. A board that opens all of them for two trainees
takes seconds to build, and most of what it opens is alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from random import Random
from zlib import crc32

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session

FEW = 400
"""A kind with no more offers than this is opened whole."""

ENOUGH = 4
"""Seats from which on a session is on the menus of all shares."""

FOLLOWERS = 2
"""Of the talks about one lesson, as many are opened with it, unless somebody wants fewer."""


@dataclass(frozen=True)
class Share:
    """One of ``count`` shares of all classes, and of the days of all leaders; another ``deal`` shares them out anew."""

    index: int = 0
    count: int = 1
    deal: int = 0

    def holds(self, session: Session) -> bool:
        """Whether what is scarce about the session belongs to this share."""
        return self.has(scarce(session))

    def has(self, card: str) -> bool:
        """Whether a class, or a day of a leader, was dealt to this share."""
        return crc32(card.encode(), self.deal) % self.count == self.index

    def spares(self, session: Session) -> bool:
        """Whether there is room enough in the session for everybody who might come at the same time."""
        return session.seats is None or session.seats > ENOUGH or self.holds(session)


ALL_OF_IT = Share()


def scarce(session: Session) -> str:
    """What those who attend it at the same time have to share: a class, or else a day of the leader."""
    return session.class_id or f"{session.leader} {session.span.start:%j}"


@dataclass(frozen=True)
class Menus:
    """Samples of the sessions of one project, with so many of the talks about each lesson on them."""

    project: Project
    followers: int = FOLLOWERS

    @cached_property
    def whole(self) -> frozenset[str]:
        """Every session that can be attended."""
        return frozenset(each.id for each in self.project.offers)

    @cached_property
    def few(self) -> frozenset[str]:
        """Sessions of the kinds that a project has few of, and so always on a menu."""
        return frozenset(each.id for each in self.project.offers if each.kind not in self._many)

    @cached_property
    def besides(self) -> frozenset[str]:
        """Every session that is neither a lesson nor about one."""
        return frozenset(each.id for each in self.project.offers if not each.class_id and not each.lessons)

    @property
    def bundles(self) -> int:
        """How many sessions there are to choose from, those that follow another not counted."""
        return len(self._leading)

    def of(
        self, trainees: Collection[str], plan: Plan, size: int, random: Random, share: Share = ALL_OF_IT
    ) -> frozenset[str]:
        """A menu for some trainees: the few, what they attend now, what their mentors lead, and ``size`` of the many.

        Up to half of those are sessions that others attend and that have room,
        where company costs a class nothing; half of the rest are of subjects of
        their own, which a quota may ask for. Menus of different shares have few
        classes and leaders in common, so that plans made from them at the same
        time agree.
        """
        if size >= self.bundles:
            return self.whole
        own = {session for each in trainees for session in plan.sessions_of.get(each, ())}
        near = chain(self.few, self._beside_mentors(trainees, plan, random))
        chosen = {each for each in near if share.spares(self.project.session[each])}
        chosen.update(own, self._leaders_of(own))
        wanted = self._about({subject for each in trainees for subject in self.project.trainee[each].subjects})
        shared, wanted = (
            [each for each in some if share.holds(self.project.session[each])]
            for some in (self._with_room(plan, own), wanted)
        )
        for pool, part in ((shared, 2), (wanted, 2), (self._dealt(share), 1)):
            picked = random.sample(pool, min(len(pool), size // part))
            size -= len(picked)
            chosen.update(picked)
        for leader in sorted(chosen & self._followers.keys()):
            followers = self._followers[leader]
            chosen.update(random.sample(followers, min(self.followers, len(followers))))
        return frozenset(chosen)

    @cached_property
    def _many(self) -> frozenset[str]:
        counts = Counter(each.kind for each in self.project.offers)
        return frozenset(kind for kind, count in counts.items() if count > FEW)

    @cached_property
    def _followers(self) -> dict[str, list[str]]:
        """Sessions by the lesson that they talk about."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.project.offers:
            for lesson in each.lessons:
                found[lesson].append(each.id)
        return found

    @cached_property
    def _leading(self) -> list[str]:
        """Of the many, those that follow no other."""
        return [each.id for each in self.project.offers if each.kind in self._many and not each.lessons]

    def _beside_mentors(self, trainees: Collection[str], plan: Plan, random: Random) -> Iterable[str]:
        """What the mentors of these trainees lead besides lessons, and one mentor more, who might be one of theirs."""
        led = self.project.led_besides_lessons
        mentors = {each.mentor for each in plan.mentorships if each.trainee in trainees} & led.keys()
        if led:
            mentors.add(random.choice(sorted(led)))
        return (each.id for mentor in sorted(mentors) for each in led[mentor] if each.open and not each.lessons)

    def _about(self, subjects: Collection[str]) -> list[str]:
        return [each.id for subject in sorted(subjects) for each in self._by_subject[subject]]

    @cached_property
    def _by_subject(self) -> dict[str, list[Session]]:
        found: dict[str, list[Session]] = defaultdict(list)
        for ident in self._leading:
            session = self.project.session[ident]
            if session.subject:
                found[session.subject].append(session)
        return found

    def _with_room(self, plan: Plan, own: Collection[str]) -> list[str]:
        """Those of the many that somebody attends and somebody else still could, besides one's own."""
        project, many = self.project, self._many
        found = []
        for ident, trainees in plan.trainees_of.items():
            session = project.session[ident]
            if session.kind in many and not session.lessons and session.open and ident not in own:
                people = sum(project.trainee[each].people for each in trainees)
                if session.seats is None or people < session.seats:
                    found.append(ident)
        return found

    def _dealt(self, share: Share) -> list[str]:
        return [each for card, some in self._by_card.items() if share.has(card) for each in some]

    @cached_property
    def _by_card(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for ident in self._leading:
            found[scarce(self.project.session[ident])].append(ident)
        return found

    def _leaders_of(self, sessions: Iterable[str]) -> Iterable[str]:
        return chain.from_iterable(self.project.session[each].lessons for each in sessions)
