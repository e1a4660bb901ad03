"""Changes that a calendar may show too late: what to send to whom by hand.

Calendar apps look for news every few hours, Google every 8 to 24. A change
nearer than a day must reach people another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cohortplan.domain.agendas import STAFF, TRAINEE, name_of
from cohortplan.domain.changes import Change, Edition
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.text import Language, Text
from cohortplan.workflows.compare import SaidChange, said_change

NEAR = timedelta(hours=24)

MESSAGE = Text(
    zh="{name}您好，“{project}”日程有临近的变更，请以此为准：",
    en="Dear {name}, the schedule of “{project}” has changed at short notice:",
)


@dataclass(frozen=True)
class Notice:
    """What to tell one trainee or leader, ready to be sent."""

    person: Ref
    name: str
    project: str
    changes: tuple[SaidChange, ...]

    def say(self, language: Language) -> str:
        """The message, one line for each change."""
        head = MESSAGE.say(language, name=self.name, project=self.project)
        return "\n".join((head, *(change.say(language) for change in self.changes)))


def notices(changes: Iterable[Change], before: Edition, after: Edition, *, at: datetime) -> tuple[Notice, ...]:
    """Who must be told by hand, trainees first: changes of what is less than 24 hours away and not over.

    Args:
        changes: What changed from one edition to the other.
        before: The release before.
        after: The release now.
        at: The moment of the release.
    """
    told: dict[Ref, list[SaidChange]] = defaultdict(list)
    for change in changes:
        concerned = tuple(_sessions(change, before, after))
        if not any(at < session.span.end and session.span.start < at + NEAR for session in concerned):
            continue
        said = said_change(change, before.project, after.project)
        leaders = {Ref(STAFF, session.leader) for session in concerned if session.leader}
        for person in (Ref(TRAINEE, change.trainee), *sorted(leaders)):
            told[person].append(said)
    people = sorted(told, key=lambda person: (person.kind != TRAINEE, person))
    return tuple(Notice(each, _name(each, before, after), after.project.name, tuple(told[each])) for each in people)


def _sessions(change: Change, before: Edition, after: Edition) -> Iterator[Session]:
    if change.of_mentors:
        return
    if change.old:
        yield before.project.session[change.old]
    if change.new:
        yield after.project.session[change.new]


def _name(person: Ref, before: Edition, after: Edition) -> str:
    name = name_of(after.project, person)
    return name_of(before.project, person) if name == person.id else name
