"""What trainees have of what everybody would like, from the one who has least up; names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cohortplan.publishing.examined import Examined
from cohortplan.rules.base import Scope
from cohortplan.rules.cutting import Cut
from cohortplan.rules.fair_share import FairShare, lots, settles_leximin
from cohortplan.text import Language, Text

HEAD = Text(
    zh="从得到最少的人起（机会公平，逐人照顾）：", en="From whoever has least up (fair share, worst-off first):"
)
SKIPPED = Text(
    zh="这个项目太大，搜索没有在代价相同的方案中再挑照顾最周到的；下面只是现状。",
    en="This project is too large: the search did not look for the kindest among plans of equal cost. What it came to:",
)
SOUGHT = Text(zh="  热门活动：{steps}", en="  popular sessions: {steps}")
WISHES = Text(zh="  未满足的意愿：{steps}", en="  open wishes: {steps}")
HOURS = Text(zh="  活动整小时：{steps}", en="  full hours: {steps}")
STEP = Text(zh="{amount}（{people} 人）", en="{amount} ({people})")
BETWEEN = Text(zh="、", en=", ")


def said_lots(examined: Examined, language: Language) -> Iterator[str]:
    """One line for each thing that is shared, with how many people have how much; none where nobody asked for it."""
    rule = examined.policy.rule("fair_share")
    if not isinstance(rule, FairShare) or not rule.leximin:
        return
    if not settles_leximin(examined.project):
        yield SKIPPED[language]
    had = lots(Cut(examined.project, examined.plan).views(Scope.SHARES))
    yield HEAD[language]
    for sentence, amounts in ((SOUGHT, had.sought), (WISHES, had.wishes), (HOURS, had.hours)):
        people = Counter(abs(amount) for amount in amounts)
        steps = (STEP.say(language, amount=amount, people=count) for amount, count in people.items())
        if people:
            yield sentence.say(language, steps=BETWEEN[language].join(steps))
