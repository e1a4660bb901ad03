"""What every rule is made of: scopes, units, settings, findings, and the words of a board.

A rule has three faces. ``check`` walks a finished plan; ``encode`` speaks to a
board of open decisions; wording and examples speak to people. The first two
never call each other and share only what the rule means: its numbers.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Any, ClassVar, NamedTuple, Protocol

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About
from cohortplan.domain.sessions import Session
from cohortplan.text import Facts, Language, Text


class Scope(Enum):
    """What a rule looks at in one call; each has a view in ``views`` and one in ``options``."""

    TRAINEE = "trainee"
    TRAINEE_DAY = "trainee_day"
    SESSION = "session"
    LEADER_DAY = "leader_day"
    LEADER_WEEK = "leader_week"
    ROOM_DAY = "room_day"
    SHUTTLE_DAY = "shuttle_day"
    CLASS_WEEK = "class_week"
    CLASS = "class"
    TEACHER = "teacher"
    MENTOR = "mentor"
    PARTY = "party"
    PAIR = "pair"
    SHARES = "shares"
    TOTALS = "totals"


class Unit(Enum):
    """What an amount counts. Weights turn units into cost, in one place only."""

    MINUTES = Text(zh="分钟", en="minutes")
    SEATS = Text(zh="名额", en="seats")
    SESSIONS = Text(zh="次活动", en="sessions")
    VISITS = Text(zh="次进班", en="visits")
    TRAINEES = Text(zh="名学员", en="trainees")
    MOVES = Text(zh="次换校区", en="changes of campus")
    DAYS = Text(zh="天", en="days")
    PINS = Text(zh="处锁定", en="pins")
    WISHES = Text(zh="个意愿", en="wishes")
    COMPETENCIES = Text(zh="个能力项", en="competencies")
    ASPECTS = Text(zh="个年级、学科、教师或部门", en="grades, subjects, teachers or departments")
    CHANGES = Text(zh="处变更", en="changes")
    COMPANY = Text(zh="名同乡或次同行", en="trainees of one county or times together")
    STRETCHES = Text(zh="个半天、处空档或小时", en="half-days, waits or hours")
    BURDEN = Text(zh="人、次、分钟或天", en="people, sessions, minutes or days")
    LOAD = Text(zh="名学员或小时", en="trainees or hours")
    SHARES = Text(zh="次热门活动、个意愿或小时", en="popular sessions, wishes or hours")


class Level(Enum):
    """How a finding counts: by the rule's limit and weight, by its weight alone, or on a level of its own."""

    RULE = "rule"
    WEIGHT = "weight"
    HARD = "hard"
    SHORTFALL = "shortfall"
    EXCUSED = "excused"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One objection to a plan 问题项, as facts and not as a sentence.

    ``amount`` counts what exceeds the rule's own numbers, in its unit; ``price``
    is how many times one unit counts, such as the weight of a quota row.
    """

    rule: Rule
    about: About
    amount: int
    facts: Facts
    variant: str = ""
    level: Level = Level.RULE
    price: int = 1

    def say(self, language: Language) -> str:
        """The finding as a sentence a coordinator would say."""
        return self.rule.wording[self.variant].say(language, **self.facts)


def setting(default: Any, help: Text, *, least: int = 0) -> Any:  # noqa: A002 - the word the pages use
    """A number, switch or list that a coordinator may adjust, with its help and smallest value."""
    return field(default=default, metadata={"help": help, "least": least})


@dataclass(frozen=True, kw_only=True)
class Rule(ABC):
    """One belief about good plans.

    ``limit`` is the excess tolerated per subject before it is a hard finding,
    ``None`` where there is none. ``weight`` prices the whole amount.
    """

    limit: int | None = setting(0, Text(zh="允许超出的量；留空为不设硬性上限", en="excess tolerated; none: never hard"))
    weight: int = setting(0, Text(zh="权重：每单位计入的代价", en="weight: what one unit costs"))

    scopes: ClassVar[tuple[Scope, ...]]
    unit: ClassVar[Unit]
    title: ClassVar[Text]
    help: ClassVar[Text]
    wording: ClassVar[Mapping[str, Text]]
    examples: ClassVar[tuple[tuple[str, int], ...]]
    fixed: ClassVar[frozenset[str]] = frozenset()
    curable: ClassVar[frozenset[str]] = frozenset()
    """Variants about no session in particular that further assignments may mend; they are never history."""
    mounts: ClassVar[bool] = False
    """Whether it never costs less, in a view of many people, for one more of them."""
    narrows: ClassVar[bool] = False
    """Whether ``encode`` mostly forbids single options; such rules speak first."""

    @property
    def name(self) -> str:
        """The rule's one name, used in files, code, interface and docs."""
        return rule_name(type(self))

    @classmethod
    def settings(cls) -> tuple[Field[Any], ...]:
        """The fields that policy may set."""
        return tuple(each for each in fields(cls) if each.name not in cls.fixed)

    @abstractmethod
    def check(self, view: Any) -> Iterator[Finding]:
        """Everything in this view that goes against the rule."""

    @abstractmethod
    def encode(self, options: Any, board: Board) -> None:
        """Say the same of open options to a board."""

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - for rules that notice less
        """What the rule can tell of a session that somebody joins; ``None`` if it does not look at such a session.

        Put in the place of one another among the same people, two sessions in
        which it notices the same cost the same, and joining one that it does not
        look at costs nothing. A rule that notices less than everything lets
        thousands of places be priced together.
        """
        return session.id

    def heeds(self, project: Project, session: Session) -> tuple[str, ...]:  # noqa: ARG002 - for rules that heed some
        """Ids of other sessions that make a difference to what it notices, if the trainee attends them too."""
        return ()

    def finding(self, about: About, amount: int, *, variant: str = "", **facts: Any) -> Finding:
        """A finding of this rule, judged by its limit and weight."""
        return Finding(rule=self, about=about, amount=amount, facts=facts, variant=variant)


@dataclass(frozen=True, kw_only=True)
class Requirement(Rule):
    """A rule whose limit is 0 and not policy's to lift 硬性要求."""

    fixed: ClassVar[frozenset[str]] = frozenset({"limit", "weight"})

    def __post_init__(self) -> None:
        if self.limit != 0 or self.weight != 0:
            raise ValueError(f"{self.name} is a requirement: its limit is 0 and it has no weight")


@dataclass(frozen=True, kw_only=True)
class Limit(Rule):
    """A rule with a limit 上限 that policy may loosen, lift or price."""


@dataclass(frozen=True, kw_only=True)
class Preference(Rule):
    """A rule with a weight 权重 and, unless policy sets one, no limit."""

    limit: int | None = setting(
        None, Text(zh="允许超出的量；留空为不设硬性上限", en="excess tolerated; none: never hard")
    )
    weight: int = setting(1, Text(zh="权重：每单位计入的代价", en="weight: what one unit costs"))


@cache
def rule_name(kind: type[Rule]) -> str:
    """``no_clash`` for ``NoClash``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


class Literal(Protocol):
    """An open yes-or-no decision of a board. Opaque: only a board can read it."""


Taken = Literal | bool
"""An open decision, or one that is fixed."""

Terms = Iterable[tuple[int, Taken]]
"""A sum: how often each decision counts if it is taken."""


class Stay(NamedTuple):
    """That somebody or something is taken up by a session if the decision holds."""

    session: Session
    taken: Taken


class Board(Protocol):
    """The words in which a rule speaks of open decisions.

    Every word names what it is ``about``, as the finding would; a board leaves
    out what a waiver covers, tolerates what is history, and turns amounts into
    limits and costs by the rule's own limit and weight, so rules say amounts
    only.
    """

    def excess(self, terms: Terms, *, over: int, about: About, price: int = 1, level: Level = Level.RULE) -> None:
        """The amount is what the sum has beyond ``over``."""

    def lack(self, terms: Terms, *, under: int, about: About, price: int = 1, level: Level = Level.RULE) -> None:
        """The amount is what the sum lacks to reach ``under``."""

    def any_of(self, decisions: Sequence[Taken]) -> Taken:
        """A decision that holds exactly if one of these does."""

    def any_both(self, pairs: Sequence[tuple[Taken, Taken]]) -> Taken:
        """A decision that holds at least if both of one of these pairs do.

        For sums that are to be small: whoever keeps it from holding without
        need gets exactly that.
        """

    def without(self, decision: Taken, other: Taken) -> Taken:
        """A decision that holds exactly if the first does and the other does not."""

    def keep_apart(
        self,
        stays: Sequence[Stay],
        *,
        minutes: Callable[[str, str], int],
        about: Callable[[Session, Session], About],
    ) -> None:
        """No two of these overlap, nor follow closer than ``minutes(from campus, to campus)``.

        Sessions nested in one another are spared, and so are two that are both
        fixed: nothing is decided there. A requirement's word: its amounts are
        not priced.
        """

    def turns(self, steps: Sequence[tuple[str, Taken]], *, over: int, about: About) -> None:
        """The amount is how often the place changes from one step taken to the next, beyond ``over``.

        ``steps`` are a place and whether one is there, in their order in time.
        """

    def spread(self, totals: Sequence[Sequence[tuple[int, Taken]]], *, over: int, step: int, about: About) -> None:
        """The amount is by how many ``step`` (begun ones count) the largest sum exceeds the smallest plus ``over``.

        For ``curable`` variants only.
        """
