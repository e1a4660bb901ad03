"""The public statement of a release: rules, process and result in the open (标准公开、过程公开、结果公开)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cohortplan.domain.agendas import TRAINEE, agenda
from cohortplan.domain.demands import Waiver
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.publishing.wording import one_line
from cohortplan.rules.audit import Audit, Verdict
from cohortplan.rules.policy import Policy
from cohortplan.text import Language, Text

HEADING = Text(zh="{project} 第 {number} 版 公开说明", en="{project}, release {number}: public statement")
RELEASED = Text(zh="{when} 由 {author} 发布", en="Released {when} by {author}")
NOTE = Text(zh="说明：{note}", en="Note: {note}")
RULES = Text(zh="一、标准（本次采用的规则）", en="1. Rules that applied")
RULE = Text(zh="- {title}：{help}", en="- {title}: {help}")
PROCESS = Text(zh="二、过程（核查结果）", en="2. Process: the audit")
COST = Text(
    zh="- 硬性问题 {hard} 处，缺额 {shortfall}，偏好代价 {penalty}",
    en="- {hard} hard findings, shortfall {shortfall}, penalty {penalty}",
)
COUNTED = Text(zh="- {verdict} {count} 处", en="- {count} {verdict}")
VERDICTS = {
    Verdict.HISTORY: Text(zh="已成事实、不再更改的问题", en="findings that have been lived through"),
    Verdict.EXCUSED: Text(zh="因请假等原因核减的名额", en="seats excused by absence"),
    Verdict.WAIVED: Text(zh="经批准豁免的问题", en="findings covered by an exception"),
}
RESULT = Text(zh="三、结果（每位学员）", en="3. Result: each trainee")
SHARE = Text(zh="- {name}：{sessions} 次活动，共 {hours} 小时", en="- {name}: {sessions} sessions, {hours} hours")
EXCEPTIONS = Text(zh="四、例外", en="4. Exceptions")
EXCEPTION = Text(
    zh="- {rule}（{about}）：{reason}，批准人 {author}", en="- {rule} ({about}): {reason}; granted by {author}"
)
NO_EXCEPTION = Text(zh="- 无", en="- none")
UNNAMED = Text(zh="未写明", en="not named")


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a statement is about."""

    project: Project
    policy: Policy
    plan: Plan
    audit: Audit
    number: int
    author: str
    at: datetime
    note: str = ""


def statement(published: Published, language: Language) -> str:
    """The statement as plain text, ready to be put on a notice board."""
    return "\n".join(_lines(published, language)) + "\n"


def _lines(published: Published, language: Language) -> Iterator[str]:
    project = published.project
    yield HEADING.say(language, project=one_line(project.name), number=published.number)
    when = project.calendar.local(published.at)
    yield RELEASED.say(language, when=when, author=one_line(published.author) or UNNAMED[language])
    if published.note:
        yield NOTE.say(language, note=one_line(published.note))
    yield RULES[language]
    for rule in published.policy.rules:
        yield RULE.say(language, title=rule.title, help=rule.help)
    yield PROCESS[language]
    yield from _process(published.audit, language)
    yield RESULT[language]
    for trainee in project.trainees:
        sessions = agenda(project, published.plan, Ref(TRAINEE, trainee.id))
        hours = f"{_minutes(sessions) / 60:.1f}"
        yield SHARE.say(language, name=one_line(trainee.name), sessions=len(sessions), hours=hours)
    yield EXCEPTIONS[language]
    yield from (_exception(waiver, published.policy, language) for waiver in project.standing_waivers)
    if not project.standing_waivers:
        yield NO_EXCEPTION[language]


def _process(audit: Audit, language: Language) -> Iterator[str]:
    yield COST.say(language, **audit.cost._asdict())
    for verdict, words in VERDICTS.items():
        if count := len(audit.with_verdict(verdict)):
            yield COUNTED.say(language, verdict=words, count=count)


def _minutes(sessions: tuple[Session, ...]) -> int:
    """Minutes on which at least one of the sessions goes on; they come earliest first."""
    total, end = 0, None
    for session in sessions:
        start = session.span.start if end is None else max(session.span.start, end)
        total += max(0, int((session.span.end - start).total_seconds()) // 60)
        end = session.span.end if end is None else max(end, session.span.end)
    return total


def _exception(waiver: Waiver, policy: Policy, language: Language) -> str:
    rule = policy.rule(waiver.rule)
    return EXCEPTION.say(
        language,
        rule=rule.title if rule else waiver.rule,
        about=tuple(map(one_line, waiver.about)),
        reason=one_line(waiver.reason),
        author=one_line(waiver.author) or UNNAMED[language],
    )
