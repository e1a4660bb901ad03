"""Each topic of a plan as a table, for a page, a file or the command line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from cohortplan.domain.demands import Wish
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.publishing.workbook.people import post
from cohortplan.publishing.workbook.tallies import MINUTES_PER_HOUR
from cohortplan.rules.base import Rule
from cohortplan.rules.wishes import WHAT
from cohortplan.text import Language, Text, shown
from cohortplan.workflows.questions.explain import Explanation
from cohortplan.workflows.questions.naming import named
from cohortplan.workflows.questions.scores import RuleScore
from cohortplan.workflows.questions.shares import TraineeShare, VisitShare
from cohortplan.workflows.questions.topics import Topic

Entry = str | int | float
Row = tuple[Entry, ...]

TRAINEE, SESSIONS, HOURS = Text(zh="学员", en="Trainee"), Text(zh="活动", en="Sessions"), Text(zh="小时", en="Hours")
RULES = (
    Text(zh="规则", en="Rule"),
    Text(zh="处数", en="Findings"),
    Text(zh="超出或缺少的量", en="Amount"),
    Text(zh="单位", en="Unit"),
    Text(zh="上限", en="Limit"),
    Text(zh="权重", en="Weight"),
    Text(zh="硬性问题", en="Hard"),
    Text(zh="缺额", en="Missing seats"),
    Text(zh="偏好代价", en="Penalty"),
    Text(zh="不计的处数", en="Spared"),
)
SHORTFALLS = (TRAINEE, Text(zh="缺名额", en="Seats missing"), Text(zh="缺什么", en="What"), Text(zh="原因", en="Why"))
MOVES = (TRAINEE, Text(zh="换校区次数", en="Changes of campus"))
WISHES = (TRAINEE, Text(zh="第几意愿", en="Rank"), Text(zh="意愿", en="Wish"), Text(zh="满足", en="Granted"))
COVERAGE = (TRAINEE, Text(zh="接触到", en="Met"))
MENTORS = (
    Text(zh="导师", en="Mentor"),
    Text(zh="职务", en="Post"),
    Text(zh="带教学员", en="Trainees"),
    Text(zh="主持活动", en="Sessions led"),
    Text(zh="带领小时", en="Hours led"),
    Text(zh="自己的课被听", en="Own lessons visited"),
)
VISITS = (Text(zh="被听节数", en="Lessons visited"), Text(zh="听课人次", en="Visitors in all"))
CLASS, TEACHER = Text(zh="班级", en="Class"), Text(zh="教师", en="Teacher")
NO_LIMIT = Text(zh="不设", en="none")
YES, NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
WISHED = Text(zh="{what}“{value}”", en="{what} “{value}”")
LINE = Text(zh="{name}：{facts}", en="{name}: {facts}")
FACT = Text(zh="{head} {entry}", en="{head} {entry}")
BETWEEN = Text(zh="；", en="; ")
RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class FactTable:
    """A table in one language: the first column names whom or what a row is about."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def lines(self, language: Language) -> Iterator[str]:
        """Each row as a line of its own, with what the columns say."""
        for name, *entries in self.rows:
            facts = (
                FACT.say(language, head=head, entry=entry)
                for head, entry in zip(self.heads[1:], entries, strict=True)
                if entry != ""
            )
            yield LINE.say(language, name=name, facts=BETWEEN[language].join(facts))

    def as_csv(self) -> bytes:
        """As a file that a spreadsheet opens with its Chinese whole, and takes no text of for a formula."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(map(_harmless, self.heads))
        writer.writerows([_harmless(entry) for entry in row] for row in self.rows)
        return text.getvalue().encode("utf-8-sig")


def table_of(explanation: Explanation, topic: Topic, language: Language) -> FactTable:
    """One topic of the plan; in a trainee's version the rows of this trainee only."""
    return TABLES[topic](explanation, language)


def _harmless(entry: Entry) -> Entry:
    return f"'{entry}" if isinstance(entry, str) and entry.startswith(RUNS_IN_A_SPREADSHEET) else entry


def _table(heads: Iterable[Text | str], rows: Iterable[Row], language: Language) -> FactTable:
    return FactTable(tuple(shown(head, language) for head in heads), tuple(rows))


def _rules(explanation: Explanation, language: Language) -> FactTable:
    def row(score: RuleScore) -> Row:
        rule, unit = score.rule, score.rule.unit.value[language]
        judged_by = limit_of(rule, language), rule.weight
        return rule.title[language], len(score.counted), score.amount, unit, *judged_by, *score.cost, score.spared

    dearest_first = sorted(explanation.scores, key=lambda each: (tuple(-level for level in each.cost), -each.amount))
    return _table(RULES, map(row, dearest_first), language)


def limit_of(rule: Rule, language: Language) -> Entry:
    """The excess that a rule tolerates, or that it never is hard."""
    return NO_LIMIT[language] if rule.limit is None else rule.limit


def _shortfalls(explanation: Explanation, language: Language) -> FactTable:
    project = explanation.project
    rows = (
        (
            project.trainee[short.trainee].name,
            short.finding.amount,
            short.finding.say(language),
            short.say(project, language),
        )
        for short in explanation.shortfalls
    )
    return _table(SHORTFALLS, rows, language)


def _hours(explanation: Explanation, language: Language) -> FactTable:
    days = sorted({day for each in explanation.own_shares for day in each.days})

    def row(share: TraineeShare) -> Row:
        by_day = [hours(share.days.get(day, 0)) for day in days]
        return _name(explanation, share), share.sessions, hours(share.minutes), *by_day

    return _table(
        (TRAINEE, SESSIONS, HOURS, *(shown(day, language) for day in days)), map(row, explanation.own_shares), language
    )


def _moves(explanation: Explanation, language: Language) -> FactTable:
    rows = ((_name(explanation, each), each.moves) for each in explanation.own_shares)
    return _table(MOVES, rows, language)


def _wishes(explanation: Explanation, language: Language) -> FactTable:
    rows = (
        (
            _name(explanation, share),
            each.wish.rank,
            said_wish(explanation.project, each.wish, language),
            (YES if each.granted else NO)[language],
        )
        for share in explanation.own_shares
        for each in sorted(share.wishes, key=lambda each: each.wish.rank)
    )
    return _table(WISHES, rows, language)


def said_wish(project: Project, wish: Wish, language: Language) -> str:
    """``导师“林副校长”``."""
    if wish.about == "mentor":
        value = named(project, Ref("staff", wish.value), language)
    elif wish.about == "session" and wish.value in project.session:
        value = project.session[wish.value].title
    else:
        value = wish.value
    return WISHED.say(language, what=WHAT.get(wish.about, Text(zh=wish.about, en=wish.about)), value=value)


def _coverage(explanation: Explanation, language: Language) -> FactTable:
    names = tuple(dict.fromkeys(each.name for each in explanation.project.competencies))

    def row(share: TraineeShare) -> Row:
        return _name(explanation, share), share.met, *(_met(share, name, language) for name in names)

    due = (each for each in explanation.own_shares if each.competencies)
    return _table((*COVERAGE, *names), map(row, due), language)


def _met(share: TraineeShare, name: str, language: Language) -> str:
    return (YES if share.competencies[name] else NO)[language] if name in share.competencies else ""


def _mentors(explanation: Explanation, language: Language) -> FactTable:
    people = explanation.project.person
    rows = (
        (
            people[ident].name,
            post(people[ident], language),
            len(load.trainees),
            load.sessions,
            hours(load.minutes),
            load.visited,
        )
        for ident, load in explanation.shares.mentors.items()
    )
    return _table(MENTORS, rows, language)


def _classes(explanation: Explanation, language: Language) -> FactTable:
    return _visits(explanation, (CLASS, "class", explanation.shares.classes), language)


def _teachers(explanation: Explanation, language: Language) -> FactTable:
    return _visits(explanation, (TEACHER, "staff", explanation.shares.teachers), language)


def _visits(explanation: Explanation, whose: tuple[Text, str, tuple[VisitShare, ...]], language: Language) -> FactTable:
    head, kind, found = whose
    days = sorted({day for each in found for day in each.days})

    def row(share: VisitShare) -> Row:
        name = named(explanation.project, Ref(kind, share.id), language)
        return name, share.visits, share.visitors, *(share.days.get(day, 0) for day in days)

    return _table((head, *VISITS, *(shown(day, language) for day in days)), map(row, found), language)


def _name(explanation: Explanation, share: TraineeShare) -> str:
    return explanation.project.trainee[share.trainee].name


def hours(minutes: int) -> float:
    """Minutes as hours with one decimal."""
    return round(minutes / MINUTES_PER_HOUR, 1)


TABLES: Mapping[Topic, Callable[[Explanation, Language], FactTable]] = {
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
