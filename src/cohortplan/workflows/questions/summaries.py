"""What there is to see of each topic, in the sentences that stand above its picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from cohortplan.domain.refs import Ref
from cohortplan.rules.effects import total
from cohortplan.text import Language, Text
from cohortplan.workflows.questions.explain import Explanation
from cohortplan.workflows.questions.naming import named
from cohortplan.workflows.questions.shares import TraineeShare, VisitShare
from cohortplan.workflows.questions.tables import hours
from cohortplan.workflows.questions.topics import Topic

CLEAN = Text(zh="没有硬性问题。", en="No rule is broken.")
HARD = Text(zh="有 {count} 处硬性问题：{rules}。", en="Hard findings: {count} ({rules}).")
COUNTED = Text(zh="{rule} {count}", en="{rule} {count}")
PENALTY = Text(zh="偏好代价共 {penalty}，主要是：{rules}。", en="Preferences cost {penalty}, most of it: {rules}.")
PART = Text(zh="{rule} {cost}（{percent}%）", en="{rule} {cost} ({percent}%)")
NO_PENALTY = Text(zh="偏好全部满足，没有代价。", en="Every preference is met.")
ALL_SEATS = Text(zh="每位学员都有应得的全部名额。", en="Everybody has all the seats they are due.")
SHORT = Text(
    zh="{people} 位学员未满，共缺 {seats} 个名额：{kinds}。",
    en="Trainees who lack seats: {people}. Seats missing: {seats} ({kinds}).",
)
HOURS = Text(
    zh="每人 {least}–{most} 小时，平均 {mean} 小时；最多的是 {top}，最少的是 {bottom}。",
    en="{least} to {most} hours each, {mean} on average; most for {top}, least for {bottom}.",
)
MOVES = Text(
    zh="共换校区 {moves} 次，{people} 位学员换过；最多的是 {top}（{most} 次）。",
    en="Changes of campus: {moves}. Trainees who change: {people}; most often {top} ({most}).",
)
NO_MOVES = Text(zh="没有人在一天之内换校区。", en="Nobody changes campus within a day.")
ONE_CAMPUS = Text(zh="只有一个校区。", en="There is one campus only.")
NO_WISHES = Text(zh="没有人填报意愿。", en="Nobody has made a wish.")
WISHES = Text(
    zh="{made} 个意愿满足了 {granted} 个；第一意愿 {firsts} 个，满足 {first} 个。",
    en="{granted} of {made} wishes are granted, and {first} of {firsts} first wishes.",
)
NONE_GRANTED = Text(
    zh="{count} 位学员一个意愿也没有满足：{names}。", en="Trainees without a wish granted: {count} ({names})."
)
NO_COMPETENCIES = Text(
    zh="项目没有列出能力项（project.toml 的 [competencies]）。",
    en="The project lists no competencies ([competencies] in project.toml).",
)
COVERAGE = Text(
    zh="{people} 位学员中 {all} 位接触到了全部能力项。", en="Trainees who meet every competency: {all} of {people}."
)
SCARCE = Text(zh="没有接触到的最多的是：{names}。", en="Missed most often: {names}.")
COUNT = Text(zh="{name}（{count} 人）", en="{name} ({count})")
MENTORS = Text(
    zh="{mentors} 位导师带 {trainees} 位学员，每位带领 {least}–{most} 小时；最忙的是 {top}。",
    en="Mentors: {mentors}; their trainees: {trainees}. They lead {least} to {most} hours each; {top} leads most.",
)
CLASSES = Text(
    zh="{all} 个班可听课，{used} 个有人听；最多的是 {top}（{most} 节）。",
    en="Classes that are visited: {used} of {all}; most often {top} (lessons: {most}).",
)
TEACHERS = Text(
    zh="{all} 位教师的课可听，{used} 位有人听；最多的是 {top}（{most} 节）。",
    en="Teachers who are visited: {used} of {all}; most often {top} (lessons: {most}).",
)
NO_VISITS = Text(zh="没有人听课。", en="No lesson is visited.")
NOBODY = Text(zh="项目里没有人。", en="There is nobody in this project.")
MOST_NAMED = 3


def summary_of(explanation: Explanation, topic: Topic, language: Language) -> tuple[str, ...]:
    """What there is to see of one topic; for the coordinator, since it compares people by name."""
    return tuple(SUMMARIES[topic](explanation, language))


def _rules(explanation: Explanation, language: Language) -> Iterator[str]:
    cost = total(each.cost for each in explanation.scores)
    broken = [each for each in explanation.scores if each.cost.hard]
    if broken:
        named_rules = (COUNTED.say(language, rule=each.rule.title, count=each.cost.hard) for each in broken)
        yield HARD.say(language, count=cost.hard, rules=tuple(named_rules))
    else:
        yield CLEAN[language]
    dear = sorted((each for each in explanation.scores if each.cost.penalty), key=lambda each: -each.cost.penalty)
    parts = (
        PART.say(
            language,
            rule=each.rule.title,
            cost=each.cost.penalty,
            percent=round(100 * each.cost.penalty / cost.penalty),
        )
        for each in dear[:MOST_NAMED]
    )
    yield PENALTY.say(language, penalty=cost.penalty, rules=tuple(parts)) if dear else NO_PENALTY[language]


def _shortfalls(explanation: Explanation, language: Language) -> Iterator[str]:
    missing, people = missing_by_kind(explanation, language), {each.trainee for each in explanation.shortfalls}
    if not missing:
        yield ALL_SEATS[language]
        return
    kinds = tuple(COUNTED.say(language, rule=kind, count=count) for kind, count in missing)
    yield SHORT.say(language, people=len(people), seats=sum(count for _, count in missing), kinds=kinds)


def missing_by_kind(explanation: Explanation, language: Language) -> tuple[tuple[str, int], ...]:
    """How many seats are missing of what, most first."""
    missing = Counter[str]()
    for short in explanation.shortfalls:
        kinds = (explanation.project.kind_name(kind)[language] for kind in short.quota.kinds)
        missing["/".join(kinds)] += short.finding.amount
    return tuple(missing.most_common())


def _hours(explanation: Explanation, language: Language) -> Iterator[str]:
    shares = by_hours(explanation)
    if not shares:
        yield NOBODY[language]
        return
    most, least = shares[0], shares[-1]
    yield HOURS.say(
        language,
        least=hours(least.minutes),
        most=hours(most.minutes),
        mean=hours(sum(each.minutes for each in shares) // len(shares)),
        top=_name(explanation, most),
        bottom=_name(explanation, least),
    )


def by_hours(explanation: Explanation) -> tuple[TraineeShare, ...]:
    """Trainees, those with most hours first."""
    return tuple(sorted(explanation.shares.trainees, key=lambda each: (-each.minutes, each.trainee)))


def _moves(explanation: Explanation, language: Language) -> Iterator[str]:
    moving = sorted((each for each in explanation.shares.trainees if each.moves), key=lambda each: each.moves)
    if len(explanation.project.campuses) < 2:
        yield ONE_CAMPUS[language]
    elif not moving:
        yield NO_MOVES[language]
    else:
        most = moving[-1]
        moves = sum(each.moves for each in moving)
        yield MOVES.say(language, moves=moves, people=len(moving), top=_name(explanation, most), most=most.moves)


def _wishes(explanation: Explanation, language: Language) -> Iterator[str]:
    wishing = [each for each in explanation.shares.trainees if each.wishes]
    if not wishing:
        yield NO_WISHES[language]
        return
    made = [wish for each in wishing for wish in each.wishes]
    firsts = [each for each in made if each.wish.rank == 1]
    counts = {"made": len(made), "granted": sum(each.granted for each in made)}
    yield WISHES.say(language, **counts, firsts=len(firsts), first=sum(each.granted for each in firsts))
    without = tuple(_name(explanation, each) for each in wishing if not each.granted)
    if without:
        yield NONE_GRANTED.say(language, count=len(without), names=without)


def _coverage(explanation: Explanation, language: Language) -> Iterator[str]:
    due = [each for each in explanation.shares.trainees if each.competencies]
    if not due:
        yield NO_COMPETENCIES[language]
        return
    yield COVERAGE.say(language, people=len(due), all=sum(all(each.competencies.values()) for each in due))
    missed = Counter(name for each in due for name, met in each.competencies.items() if not met)
    if missed:
        names = (COUNT.say(language, name=name, count=count) for name, count in missed.most_common(MOST_NAMED))
        yield SCARCE.say(language, names=tuple(names))


def _mentors(explanation: Explanation, language: Language) -> Iterator[str]:
    loads = sorted(explanation.shares.mentors.items(), key=lambda each: each[1].minutes)
    if not loads:
        yield NOBODY[language]
        return
    (_, least), (busiest, most) = loads[0], loads[-1]
    yield MENTORS.say(
        language,
        mentors=len(loads),
        trainees=len({trainee for _, load in loads for trainee in load.trainees}),
        least=hours(least.minutes),
        most=hours(most.minutes),
        top=explanation.project.person[busiest].name,
    )


def _classes(explanation: Explanation, language: Language) -> Iterator[str]:
    yield _visits(explanation, CLASSES, ("class", explanation.shares.classes), language)


def _teachers(explanation: Explanation, language: Language) -> Iterator[str]:
    yield _visits(explanation, TEACHERS, ("staff", explanation.shares.teachers), language)


def _visits(
    explanation: Explanation, sentence: Text, whose: tuple[str, tuple[VisitShare, ...]], language: Language
) -> str:
    kind, found = whose
    used = [each for each in found if each.visits]
    if not used:
        return NO_VISITS[language]
    top = named(explanation.project, Ref(kind, used[0].id), language)
    return sentence.say(language, all=len(found), used=len(used), top=top, most=used[0].visits)


def _name(explanation: Explanation, share: TraineeShare) -> str:
    return explanation.project.trainee[share.trainee].name


SUMMARIES: Mapping[Topic, Callable[[Explanation, Language], Iterable[str]]] = {
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
