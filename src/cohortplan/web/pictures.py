"""The picture of each topic of a plan; ``None`` where there is nothing to look at that the sentences do not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cohortplan.domain.refs import Ref
from cohortplan.text import WEEKDAYS, Language, shown
from cohortplan.text.catalogue import plural_translator, to_translate, translator
from cohortplan.web import look
from cohortplan.web.bars import Bar, Picture, Split, columns, lying, split
from cohortplan.web.squares import Square, amounts, states
from cohortplan.workflows.questions.explain import Explanation
from cohortplan.workflows.questions.naming import named
from cohortplan.workflows.questions.shares import Load, TraineeShare
from cohortplan.workflows.questions.summaries import by_hours, missing_by_kind
from cohortplan.workflows.questions.tables import hours, said_wish
from cohortplan.workflows.questions.topics import Topic

LEVELS = (
    ("hard", to_translate("Hard findings"), look.HARD),
    ("shortfall", to_translate("Missing seats"), look.SHORT),
    ("penalty", to_translate("Preferences"), look.SOFT),
)
BUSY_CLASS = 3
"""Visits of one class on one day that are shown as darkest."""

Titled = tuple[str, Picture]
"""A picture and what it shows."""


def pictures_of(explanation: Explanation, topic: Topic, language: Language) -> tuple[Titled, ...]:
    """What there is to look at, from left to right."""
    return tuple(PICTURES[topic](explanation, language))


def _rules(explanation: Explanation, language: Language) -> Iterator[Titled]:
    """A picture for each level on which anything is counted: they are not to be added up."""
    _ = translator(language)
    for level, title, colour in LEVELS:
        costs = {each.rule.title[language]: getattr(each.cost, level) for each in explanation.scores}
        dear = sorted(((cost, rule) for rule, cost in costs.items() if cost), key=lambda each: -each[0])
        if dear:
            yield _(title), lying([Bar(rule, cost, str(cost), colour) for cost, rule in dear])


def _shortfalls(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _ = translator(language)
    missing = Counter[str]()
    for short in explanation.shortfalls:
        missing[short.trainee] += short.finding.amount
    people, kinds = explanation.project.trainee, missing_by_kind(explanation, language)
    if missing:
        bars = [Bar(people[who].name, count, str(count), look.SHORT) for who, count in missing.most_common()]
        yield _("Who lacks how many"), lying(bars)
        yield _("Of what"), lying([Bar(kind, count, str(count), look.SHORT) for kind, count in kinds])


def _hours(explanation: Explanation, language: Language) -> Iterator[Titled]:
    """A square for each trainee and day, those with most hours above."""
    _ = translator(language)
    squares = [
        Square(
            f"{_name(explanation, share)}  {hours(share.minutes)}",
            _day(day, language),
            hours(minutes),
            str(hours(minutes)) if minutes else "",
        )
        for share in by_hours(explanation)
        for day, minutes in share.days.items()
    ]
    if squares:
        yield _("Hours in all, and on each day"), amounts(squares)


def _moves(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _ = translator(language)
    moves = [each.moves for each in explanation.shares.trainees]
    if any(moves):
        yield _("How many trainees change how often"), columns(moves, _("changes of campus in all"), _("trainees"))


def _wishes(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _ = translator(language)
    words = _("granted"), _("not granted")
    wishing = [each for each in explanation.shares.trainees if each.wishes]
    ranks = Counter((each.wish.rank, each.granted) for share in wishing for each in share.wishes)
    if not wishing:
        return
    bars = [
        Split(_("Wish no. {rank}").format(rank=rank), ranks[rank, True], ranks[rank, False])
        for rank in sorted({rank for rank, _granted in ranks})
    ]
    yield _("How many wishes are granted"), split(bars, words)
    squares = [
        Square(
            _name(explanation, share),
            _("Wish no. {rank}").format(rank=each.wish.rank),
            int(each.granted),
            said_wish(explanation.project, each.wish, language),
        )
        for share in sorted(wishing, key=lambda each: each.granted)
        for each in sorted(share.wishes, key=lambda each: each.wish.rank)
    ]
    yield _("Whose wishes, the unlucky first"), states(squares, words)


def _coverage(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _ = translator(language)
    due = sorted((each for each in explanation.shares.trainees if each.competencies), key=lambda each: each.met)
    met = Counter(name for share in due for name, has in share.competencies.items() if has)
    squares = [
        Square(_name(explanation, share), f"{name}  {met[name]}", int(has))
        for share in due
        for name, has in share.competencies.items()
    ]
    if squares:
        yield _("Who meets what, those who lack most first"), states(squares, (_("met"), _("not met")))


def _mentors(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _, _n = translator(language), plural_translator(language)
    people = explanation.project.person
    loads = sorted(explanation.shares.mentors.items(), key=lambda each: -each[1].minutes)

    def led(load: Load) -> str:
        count = len(load.trainees)
        said = _n("{hours} h · {count} trainee", "{hours} h · {count} trainees", count)
        return said.format(hours=hours(load.minutes), count=count)

    if loads:
        yield _("Hours led"), lying([Bar(people[ident].name, load.minutes, led(load)) for ident, load in loads])


def _classes(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _ = translator(language)
    found = explanation.shares.classes
    if not any(each.visits for each in found):
        return
    visits = columns((each.visits for each in found), _("lessons visited in all"), _("classes"))
    yield _("How many classes are visited how often"), visits
    days = [day.on for day in explanation.project.calendar.open_days]
    squares = [
        Square(
            f"{named(explanation.project, Ref('class', each.id), language)}  {each.visits}",
            _day(day, language),
            each.days.get(day, 0),
            str(each.days.get(day, "")),
        )
        for each in found
        if each.visits
        for day in days
    ]
    yield _("Lessons of each class that are visited, in all and on each day"), amounts(squares, full=BUSY_CLASS)


def _teachers(explanation: Explanation, language: Language) -> Iterator[Titled]:
    _ = translator(language)
    found = explanation.shares.teachers
    if any(each.visits for each in found):
        visits = columns((each.visits for each in found), _("lessons visited in all"), _("teachers"))
        yield _("How many teachers are visited how often"), visits


def _day(day: date, language: Language) -> str:
    """The date and its weekday under each other, so that many days find room."""
    weekday = WEEKDAYS[language][day.weekday()]
    short = f"{day.month}/{day.day}" if language is Language.ZH_CN else shown(day, language).removeprefix(weekday)
    return f"{short.strip()}\n{weekday}"


def _name(explanation: Explanation, share: TraineeShare) -> str:
    return explanation.project.trainee[share.trainee].name


PICTURES: Mapping[Topic, Callable[[Explanation, Language], Iterator[Titled]]] = {
    Topic.RULES: _rules,
    Topic.SHORTFALLS: _shortfalls,
    Topic.HOURS: _hours,
    Topic.MOVES: _moves,
    Topic.WISHES: _wishes,
    Topic.COVERAGE: _coverage,
    Topic.MENTORS: _mentors,
    Topic.CLASSES: _classes,
    Topic.TEACHERS: _teachers,
}
