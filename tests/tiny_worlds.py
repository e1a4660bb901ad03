"""Worlds with so few open decisions that every plan of them can be looked at.

They are drawn as sketches (``cohortplan.rules.sketch``), so that a world in
which a law fails can be read, shortened by hand and kept as an example.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations

from hypothesis import note, settings
from hypothesis import strategies as st

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import audit
from cohortplan.rules.base import Limit, Preference, Requirement, Rule, rule_name
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.rules.registry import all_rules

MOST_DECISIONS = 8
FULL = os.environ.get("COHORTPLAN_FULL") == "1"
EFFORT = 10 if FULL else 1
WORLDS = int(os.environ.get("COHORTPLAN_WORLDS", "100" if FULL else "10"))


def worlds() -> settings:
    """As many random worlds as ``make differential`` asks for; 100 when a commit is judged."""
    return settings(max_examples=WORLDS, deadline=None)


def tries(count: int) -> settings:
    """So many random worlds, ten times as many in a full run. Timed tests would fail on a busy machine."""
    return settings(max_examples=count * EFFORT, deadline=None)


def variants(kind: type[Rule]) -> Iterator[Rule]:
    """The rule as it is, and where policy may choose, tolerated, priced, and both."""
    yield kind()
    if issubclass(kind, (Limit, Preference)):
        yield kind(limit=1, weight=2)
        yield kind(limit=0, weight=0)
        yield kind(limit=None, weight=3)


def every_plan(project: Project, like: Plan) -> Iterator[Plan]:
    """Every subset of possible assignments and lead mentorships; who stands in for whom stays as it is."""
    assignments = [(trainee.id, session.id) for trainee in project.trainees for session in project.sessions]
    leads = [(trainee.id, mentor.id) for trainee in project.trainees for mentor in project.mentors]
    assert len(assignments) + len(leads) <= MOST_DECISIONS, "a tiny world has few open decisions"
    acting = frozenset(each for each in like.mentorships if not each.lead)
    for some in subsets(assignments):
        for mentors in subsets(leads):
            plan = Plan.of(some, mentors)
            yield replace(plan, mentorships=plan.mentorships | acting)


def subsets(things: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every choice of some of the things."""
    known = list(things)
    return chain.from_iterable(combinations(known, size) for size in range(len(known) + 1))


def cheapest(project: Project, policy: Policy, like: Plan) -> tuple[int, int] | None:
    """Least shortfall, and least penalty with it, over every plan without a hard finding; ``None`` if there is none."""
    costs = (audit(project, policy, plan).cost for plan in every_plan(project, like))
    return min(((cost.shortfall, cost.penalty) for cost in costs if not cost.hard), default=None)


HOURS = (
    *("08:00-12:00", "08:30-09:30", "08:35-08:40", "09:00-09:20", "09:30-10:10", "10:00-10:40"),
    *("10:20-11:00", "10:45-11:00", "14:00-15:00"),
)
DAYS = ("Mon", "Mon", "Mon", "Tue", "Mon2")
CLASSES = ("1.1", "1.1", "1.2", "2.1")
SCARCE = ("shadowing", "critique")
SHARED = ("talk", "lesson", "lesson split", "talk mentoring", "lesson research shadowing")
LEADERS = ("Lin", "Wu", "Zhu")


def _some(*words: str) -> st.SearchStrategy[str]:
    """One of the words, or often none."""
    return st.one_of(st.just(""), st.just(""), st.sampled_from(words))


@st.composite
def _sessions(draw: st.DrawFn, ident: str, people: tuple[str, ...], earlier: tuple[str, ...]) -> str:
    kind = draw(st.sampled_from(("lesson", "lesson", "lesson", "talk", "talk", "mentoring", "research", *SCARCE)))
    words = [f"{ident}: {kind}", draw(st.sampled_from(DAYS)), draw(st.sampled_from(HOURS))]
    words.append(draw(st.sampled_from(CLASSES)) if kind == "lesson" else "")
    words.append(draw(st.sampled_from(LEADERS)) if kind == "mentoring" else draw(_some(*LEADERS)))
    words += [draw(_some("East", "West")), draw(_some("maths", "art")), draw(_some("seats=1", "seats=2", "min=2"))]
    words += [draw(_some("for=ann", "for=director", "for=principal")), draw(_some("required", "room=Hall"))]
    words.append(draw(_some("competencies=safety", "competencies=safety,budget", "department=Lab")))
    words.append(draw(st.sampled_from(("", "", "", "", "closed"))))
    here = draw(st.lists(st.sampled_from(people), unique=True))
    words.append("@" + ",".join(here) if here else "")
    promised = draw(st.one_of(st.just([]), st.lists(st.sampled_from(people), unique=True)))
    words.append("was=" + ",".join(promised) if promised else "")
    ties = ("in", "after", "lessons") if kind == "critique" else ("in", "after")
    if earlier and draw(st.integers(0, 2)) == 0:
        words.append(f"{draw(st.sampled_from(ties))}={draw(st.sampled_from(earlier))}")
    return " ".join(filter(None, words))


def _facts(people: tuple[str, ...], sessions: tuple[str, ...]) -> st.SearchStrategy[str]:
    who, what = st.sampled_from(people), st.sampled_from(sessions)
    return st.one_of(
        st.sampled_from(
            (
                "quota lesson min=1",
                "quota lesson min=2 weight=2",
                "quota talk max=1",
                "quota lesson max=1 per=day",
                "quota director lesson min=2 own",
                "quota lesson talk min=1 per=week",
                "quota research talk min=2 flat",
                "quota critique research min=1 max=1",
                "absent staff Lin 09:00-10:00",
                "absent staff Zhu Tue",
                "absent grade 1 08:00-09:00",
                "absent campus West 09:00-14:30",
                "visit 08:00-10:00 classes=1.1,1.2 people=1",
                "visit 09:00-12:00 rooms=Hall leaders=Wu classes=2.1",
                "class 1.1 day=2",
                "class 1.1 week=1",
                "past lesson 1.1 Lin",
                "past shadowing mentor=Lin people=2",
                "travel 5",
                "travel 25",
                "bus East 09:40-10:00 seats=1",
                "bus East 09:20-09:30 seats=1; bus East 10:40-10:45 seats=1",
                "bus West 12:00-14:00 seats=1",
                "bus West 09:20-10:20 seats=2",
                "competency principal safety",
                "competency director budget",
                "as of Mon 08:00",
                "as of Mon 08:00",
                "as of Tue 07:00",
                "as of Tue2 07:00",
            )
        ),
        st.builds("absent trainee {} {}".format, who, st.sampled_from(HOURS)),
        st.builds("wish {} subject maths rank={}".format, who, st.integers(1, 4)),
        st.builds("wish {} session {}".format, who, what),
        st.builds("wish {} mentor Lin".format, who),
        st.builds("pin {} {} {}".format, who, what, _some("not", "part=time", "part=person", "until=Tue")),
        st.builds("led {} Lin".format, who),
        st.builds("pair {} Lin not_mentor".format, who),
        st.builds("pair {} {} {}".format, who, who, st.sampled_from(("together", "apart"))),
        st.builds("party P {} {}".format, st.just(",".join(people)), st.sampled_from(SHARED)),
        st.builds("attended {} {}".format, who, what),
        st.builds("waive {} {}".format, st.sampled_from([kind().name for kind in all_rules()]), st.one_of(who, what)),
        st.builds("waive no_clash {} {}".format, what, what),
    )


@st.composite
def sketches(draw: st.DrawFn) -> str:
    """A tiny world in which any rule may have something to say."""
    people = draw(st.sampled_from((("ann",), ("ann", "bob"), ("ann", "bob"))))
    mentors = draw(st.sampled_from((("Lin",), ("Lin",), ("Lin", "Wu"))))
    most = MOST_DECISIONS // len(people) - len(mentors)
    idents = tuple("abcdefg"[: draw(st.integers(1, most))])
    about = ("people=2", "subjects=maths", "arrive=09:10")
    parts = [
        " ".join(("trainee", who, draw(_some("director")), draw(_some(*about)), draw(_some("county=Oak"))))
        for who in people
    ]
    parts += [" ".join(("mentor", who, draw(_some("head", "places=1", "for=principal")))) for who in mentors]
    parts += [f"lead {who} {draw(st.sampled_from(mentors))}" for who in people if draw(st.booleans())]
    parts += [draw(_sessions(ident, people, idents[:index])) for index, ident in enumerate(idents)]
    parts += draw(st.lists(_facts(people, idents), max_size=5))
    if len(mentors) == 2 and draw(st.booleans()):
        parts.append(
            f"acting {people[0]} {draw(st.sampled_from(mentors))} from=Mon to={draw(st.sampled_from(('Mon', 'Wed')))}"
        )
    return "; ".join(" ".join(part.split()) for part in parts)


def _choices() -> list[tuple[str, str, object]]:
    """What policy may set: each rule, one of its settings, and a value at an edge or beside the usual one."""
    found: list[tuple[str, str, object]] = []
    for kind in all_rules():
        found += [] if issubclass(kind, Requirement) else [(rule_name(kind), "on", False)]
        for each in kind.settings():
            least = each.metadata["least"]
            usual = (True, False) if isinstance(each.default, bool) else None
            values = {"limit": (0, 1, 2, "none"), "weight": (0, 1, 2)}.get(each.name, usual)
            found += [(rule_name(kind), each.name, value) for value in values or (least, least + 1)]
            found += [] if values else [(rule_name(kind), each.name, getattr(kind, each.name) + 1)]
    return found


CHOICES = _choices()


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """The usual policy, or one with some rules tolerated, priced, switched off or with other numbers."""
    settings: dict[str, dict[str, object]] = {"pins": {"freeze_hours": draw(st.sampled_from((0, 1, 24)))}}
    for rule, name, value in draw(st.lists(st.sampled_from(CHOICES), max_size=12)):
        settings.setdefault(rule, {})[name] = value
    policy, faults = read_policy(draw(st.sampled_from(({}, settings))))
    assert not faults
    note(f"policy: {policy.to_settings()}")
    return policy
