"""Answers as sentences that a coordinator would say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cohortplan.domain.refs import Ref
from cohortplan.publishing.workbook.tallies import MINUTES_PER_HOUR
from cohortplan.rules.audit import Cost, Verdict
from cohortplan.rules.effects import total
from cohortplan.text import Language, Text
from cohortplan.workflows.questions.explain import Explanation
from cohortplan.workflows.questions.least import said_lots
from cohortplan.workflows.questions.naming import BETWEEN, named, said_price, said_session
from cohortplan.workflows.questions.people import Candidate
from cohortplan.workflows.questions.pricing import Bill, Charge
from cohortplan.workflows.questions.shares import TraineeShare, VisitShare
from cohortplan.workflows.questions.summaries import summary_of
from cohortplan.workflows.questions.tables import table_of
from cohortplan.workflows.questions.topics import TITLES, Topic
from cohortplan.workflows.questions.why import Why
from cohortplan.workflows.questions.why_not import WhyNot

SCORE = Text(
    zh="硬性问题 {hard} 处，缺额 {shortfall}，偏好代价 {penalty}。",
    en="{hard} hard findings, {shortfall} seats missing, penalty {penalty}.",
)
OWN_SCORE = Text(zh="{trainee} 本人的问题与代价如下。", en="What the rules say about {trainee}:")
RULE = Text(zh="  {rule}：{count} 处，{cost}", en="  {rule}: {count}, {cost}")
FINDING = Text(zh="  {rule}：{sentence}", en="  {rule}: {sentence}")
NO_OBJECTION = Text(zh="  没有问题。", en="  nothing to object to.")
SHARE = Text(zh="{name}：{parts}。", en="{name}: {parts}.")
ATTENDED = Text(zh="{sessions} 次活动，{hours} 小时", en="{sessions} sessions, {hours} hours")
WISHES_GRANTED = Text(zh="意愿满足 {granted}/{all}", en="wishes granted {granted} of {all}")
COMPETENCIES_MET = Text(zh="能力项 {met}/{all}", en="competencies met {met} of {all}")
SEATS_MISSING = Text(zh="缺 {missing} 个名额", en="seats missing {missing}")
LOAD = Text(
    zh="{name}：带教 {trainees} 人，主持 {sessions} 次活动，{hours} 小时；自己的课被听 {visited} 节。",
    en="{name}: leads {trainees} trainees and {sessions} sessions, {hours} hours; {visited} own lessons are visited.",
)
CLASSES = Text(
    zh="班级：{all} 个班可听课，{used} 个班有人听；听得最多的：{most}。",
    en="Classes: {used} of {all} are visited; most often: {most}.",
)
TEACHERS = Text(
    zh="教师：{all} 位教师的课可听，{used} 位有人听；听得最多的：{most}。",
    en="Teachers: {used} of {all} are visited; most often: {most}.",
)
VISITS = Text(zh="{name} {visits} 节", en="{name} {visits}")
WANTED = Text(
    zh="{trainee} 参加{session}。如果退出：{price}。", en="{trainee} attends {session}. Dropping it: {price}."
)
WANTED_BY = Text(zh="  需要它的规则：{charges}", en="  Wanted by: {charges}")
UNWANTED = Text(zh="  没有哪条规则需要它。", en="  No rule wants it.")
RELIEVED = Text(zh="  退出会好一些的：{charges}", en="  Better off without it: {charges}")
NEXT = Text(zh="  次选是{session}：{price}。", en="  Next best is {session}: {price}.")
NO_NEXT = Text(zh="  没有别的同类活动可换。", en="  There is no other session of that kind.")
SWAP = Text(
    zh="  可与 {other} 对换，{trainee} 去{session}：{price}。",
    en="  {trainee} could exchange with {other} and go to {session}: {price}.",
)
JOIN = Text(zh="{trainee} 如果再参加{session}：{price}。", en="{trainee} attending {session} as well: {price}.")
INSTEAD = Text(zh="  如果为此退出{session}：{price}。", en="  Leaving {session} for it: {price}.")
BREAKS = Text(zh="  {sentence}", en="  {sentence}")
OTHERS_BREAK = Text(zh="  会违反涉及他人的规则：{rules}。", en="  It would break rules about others: {rules}.")
PAYERS = Text(zh="  计入：{charges}", en="  Counted by: {charges}")
CANDIDATES = Text(zh="可以参加{session}的人，从最合适的起：", en="Who could attend {session}, the best first:")
CANDIDATE = Text(zh="  {trainee}：{price}。", en="  {trainee}: {price}.")
CHARGE = Text(zh="{rule} {price}（{payers}）", en="{rule} {price} ({payers})")
PAYER = Text(zh="{name}：{price}", en="{name}: {price}")
OTHERS = Text(zh="其他人", en="others")
TOPIC = Text(zh="【{title}】", en="{title}")
SEPARATOR = Text(zh="；", en="; ")
MOST_NAMED, MOST_SAID, MOST_PEOPLE = 3, 4, 12


def told(explanation: Explanation, language: Language) -> Iterator[str]:
    """The whole answer, line by line."""
    if explanation.present or explanation.absent:
        for each in explanation.why:
            yield from told_why(explanation, each, language)
        if explanation.why_not:
            yield from told_why_not(explanation, explanation.why_not, language)
        yield from told_candidates(explanation, explanation.candidates, language)
    if explanation.topics:
        for topic in explanation.topics:
            yield from told_topic(explanation, topic, language)
    elif explanation.present or explanation.absent:
        return
    elif explanation.trainee:
        yield from _told_own(explanation, explanation.trainee.id, language)
    else:
        yield from _told_score(explanation, language)
        yield from _told_shares(explanation, language)


def told_why(explanation: Explanation, answer: Why, language: Language) -> Iterator[str]:
    """Why somebody is there, and what would be next best."""
    project, reader = explanation.project, explanation.reader
    trainee, session = project.trainee[answer.trainee].name, project.session[answer.session]
    price = said_price(answer.leaving.price, language)
    yield WANTED.say(language, trainee=trainee, session=said_session(project, session, language), price=price)
    wanting = answer.leaving.wanted_by
    relieved = tuple(each for each in answer.leaving.charges if each not in wanting)
    yield (
        WANTED_BY.say(language, charges=said_charges(explanation, wanting, language)) if wanting else UNWANTED[language]
    )
    if relieved:
        yield RELIEVED.say(language, charges=said_charges(explanation, relieved, language))
    if answer.next_best is None:
        yield NO_NEXT[language]
    else:
        place, bill = said_session(project, answer.next_best.session, language), Bill(answer.next_best.effect)
        yield NEXT.say(language, session=place, price=said_price(bill.price, language))
        yield from _said_bill(explanation, bill, language)
    if answer.swap is not None and not reader.trainee:
        there = said_session(project, project.session[answer.swap.session], language)
        other, price = project.trainee[answer.swap.other].name, said_price(answer.swap.price, language)
        yield SWAP.say(language, other=other, trainee=trainee, session=there, price=price)


def told_why_not(explanation: Explanation, answer: WhyNot, language: Language) -> Iterator[str]:
    """What speaks against it, and the best way of having it all the same."""
    project = explanation.project
    trainee, session = project.trainee[answer.trainee].name, project.session[answer.session]
    price = said_price(answer.joining.price, language)
    yield JOIN.say(language, trainee=trainee, session=said_session(project, session, language), price=price)
    yield from _said_bill(explanation, answer.joining, language)
    if answer.instead is not None:
        left = said_session(project, project.session[answer.instead.leaves], language)
        yield INSTEAD.say(language, session=left, price=said_price(answer.instead.bill.price, language))
        yield from _said_bill(explanation, answer.instead.bill, language)


def told_candidates(explanation: Explanation, found: Iterable[Candidate], language: Language) -> Iterator[str]:
    """Who could be there, each with what it costs or breaks."""
    candidates = tuple(found)[:MOST_PEOPLE]
    if candidates and explanation.absent:
        said = said_session(explanation.project, explanation.absent, language)
        yield CANDIDATES.say(language, session=said)
    for each in candidates:
        yield CANDIDATE.say(language, trainee=each.trainee.name, price=said_price(each.price, language))
        yield from (f"  {line}" for line in _said_bill(explanation, Bill(each.effect), language))


def said_charges(explanation: Explanation, charges: Iterable[Charge], language: Language) -> str:
    """Each rule with its price and who pays; whoever is not the reader's business is one of the others."""
    said = []
    for charge in charges:
        payers = [
            PAYER.say(language, name=name, price=said_price(cost, language))
            for name, cost in paid(explanation, charge, language)
        ]
        price = said_price(charge.cost, language)
        said.append(CHARGE.say(language, rule=charge.rule.title, price=price, payers=SEPARATOR[language].join(payers)))
    return SEPARATOR[language].join(said)


def paid(explanation: Explanation, charge: Charge, language: Language) -> Iterator[tuple[str, Cost]]:
    """Who pays how much, as far as the reader may know; all others together come last, without a name."""
    others = []
    for payer in charge.payers:
        if explanation.reader.may_read((payer.who,)):
            yield named(explanation.project, payer.who, language), payer.cost
        else:
            others.append(payer.cost)
    if others:
        yield OTHERS[language], total(others)


def _said_bill(explanation: Explanation, bill: Bill, language: Language) -> Iterator[str]:
    objections = [each.finding for each in bill.objections]
    mine = [each for each in objections if explanation.reader.may_read(each.about)]
    yield from (f"  {BREAKS.say(language, sentence=each.say(language))}" for each in mine[:MOST_SAID])
    hidden = dict.fromkeys(each.rule.title[language] for each in objections if each not in mine)
    if hidden:
        yield f"  {OTHERS_BREAK.say(language, rules=tuple(hidden))}"
    if bill.charges:
        yield f"  {PAYERS.say(language, charges=said_charges(explanation, bill.charges, language))}"


def told_topic(explanation: Explanation, topic: Topic, language: Language) -> Iterator[str]:
    """One subject: what there is to see, which compares people and is no trainee's business, and its table."""
    yield TOPIC.say(language, title=TITLES[topic])
    if explanation.trainee is None:
        yield from summary_of(explanation, topic, language)
    yield from (f"  {line}" for line in table_of(explanation, topic, language).lines(language))


def _told_score(explanation: Explanation, language: Language) -> Iterator[str]:
    examined = explanation.examined
    yield SCORE.say(language, **examined.audit.cost._asdict())
    for each in explanation.scores:
        if each.judged:
            cost = said_price(each.cost, language)
            yield RULE.say(language, rule=each.rule.title, count=len(each.judged), cost=cost)
    for short in explanation.shortfalls:
        yield FINDING.say(language, rule=short.finding.rule.title, sentence=short.finding.say(language))
        yield f"    {short.say(explanation.project, language)}"


def _told_shares(explanation: Explanation, language: Language) -> Iterator[str]:
    project, found = explanation.project, explanation.shares
    yield from (_said_share(explanation, each, language) for each in found.trainees)
    for ident, load in found.mentors.items():
        facts = {"trainees": len(load.trainees), "sessions": load.sessions, "visited": load.visited}
        yield LOAD.say(language, name=project.person[ident].name, hours=_hours(load.minutes), **facts)
    yield _said_visits(explanation, CLASSES, ("class", found.classes), language)
    yield _said_visits(explanation, TEACHERS, ("staff", found.teachers), language)
    yield from said_lots(explanation.examined, language)


def _said_share(explanation: Explanation, share: TraineeShare, language: Language) -> str:
    """Hours, and whatever else there is to share: nobody is told of 0 of 0 wishes."""
    parts = [ATTENDED.say(language, sessions=share.sessions, hours=_hours(share.minutes))]
    if share.wishes:
        parts.append(WISHES_GRANTED.say(language, granted=share.granted, all=len(share.wishes)))
    if share.competencies:
        parts.append(COMPETENCIES_MET.say(language, met=share.met, all=len(share.competencies)))
    if share.missing:
        parts.append(SEATS_MISSING.say(language, missing=share.missing))
    name = explanation.project.trainee[share.trainee].name
    return SHARE.say(language, name=name, parts=SEPARATOR[language].join(parts))


def _said_visits(
    explanation: Explanation, sentence: Text, shares: tuple[str, tuple[VisitShare, ...]], language: Language
) -> str:
    kind, found = shares
    most = (
        VISITS.say(language, name=named(explanation.project, Ref(kind, each.id), language), visits=each.visits)
        for each in found[:MOST_NAMED]
        if each.visits
    )
    used = sum(bool(each.visits) for each in found)
    return sentence.say(language, all=len(found), used=used, most=BETWEEN[language].join(most) or "—")


def _told_own(explanation: Explanation, trainee: str, language: Language) -> Iterator[str]:
    """One trainee's version: their own share, and what is said of them and nobody else."""
    share = next(each for each in explanation.shares.trainees if each.trainee == trainee)
    yield _said_share(explanation, share, language)
    yield OWN_SCORE.say(language, trainee=explanation.project.trainee[trainee].name)
    mine = [
        judged.finding
        for judged in explanation.examined.audit.judged
        if judged.verdict is not Verdict.EXCUSED and explanation.reader.may_read(judged.finding.about)
    ]
    why = {each.finding.about: each for each in explanation.shortfalls}
    for finding in mine:
        yield FINDING.say(language, rule=finding.rule.title, sentence=finding.say(language))
        if finding.about in why:
            yield f"    {why[finding.about].say(explanation.project, language)}"
    if not mine:
        yield NO_OBJECTION[language]


def _hours(minutes: int) -> str:
    return f"{minutes / MINUTES_PER_HOUR:.1f}"
