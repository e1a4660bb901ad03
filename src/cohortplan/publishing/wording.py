"""How calendars and pages put one entry into words, so that both say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import tzinfo

from cohortplan.domain.entries import CANCELLED, Entry, Occasion, aspects_told
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import LESSON
from cohortplan.text import Language, Text, shown

CANCELLED_MARK = Text(zh="【已取消】", en="[Cancelled] ")
TEACHER = Text(zh="授课：{name}", en="Teacher: {name}")
LEADER = Text(zh="带领：{name}", en="With: {name}")
MEET = Text(zh="集合：{place}", en="Meet at: {place}")
PLACE_AND_MEET = Text(zh="{place}（集合：{meet}）", en="{place} (meet at: {meet})")
CANCELLED_IN = Text(zh="第 {release} 版取消了这项安排。", en="Cancelled in release {release}.")
CHANGED_IN = Text(zh="第 {release} 版变更：", en="Changed in release {release}:")
FROM_TO = Text(zh="{what}：{old} → {new}", en="{what}: {old} → {new}")
UNRELEASED = Text(zh="草稿，尚未正式发布，可能还会变。", en="Draft, not released yet; it may still change.")
ASPECTS = {
    "time": Text(zh="时间", en="Time"),
    "place": Text(zh="地点", en="Place"),
    "person": Text(zh="人员", en="Person"),
    "session": Text(zh="内容", en="What"),
}
NOTHING = Text(zh="（无）", en="(none)")

# Every sign at which some calendar client ends a line, and lone halves of a sign that cannot be written at all.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def one_line(text: str) -> str:
    """The text without line breaks and control characters, which come from files we did not write."""
    return UNPRINTABLE.sub(" ", text).strip()


def summary(entry: Entry, language: Language) -> str:
    """``听课 三(2)班 数学``, marked if it is cancelled."""
    mark = CANCELLED_MARK[language] if entry.status == CANCELLED else ""
    return mark + what(entry.occasion, language)


def what(occasion: Occasion, language: Language) -> str:
    """The kind and the title, the kind only once."""
    label, title = one_line(occasion.label[language]), one_line(occasion.title)
    return title if title.startswith(label) else f"{label} {title}".strip()


def place(occasion: Occasion, language: Language) -> str:
    """Campus, room and, in brackets, where one gathers; empty if nothing is known."""
    where = one_line(f"{occasion.campus} {occasion.room}")
    if not occasion.meet:
        return where
    return PLACE_AND_MEET.say(language, place=where, meet=one_line(occasion.meet)).strip()


def when(span: Span, zone: tzinfo, language: Language) -> str:
    """``10月20日周二 09:20–10:00`` on the venue's clock."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    until = shown(end, language) if end.date() != start.date() else f"{end:%H:%M}"
    return f"{shown(start, language)}–{until}"


def details(entry: Entry, zone: tzinfo, language: Language) -> Iterator[str]:
    """Leader, where to gather, and what a release changed, line by line."""
    yield from leader(entry.occasion, language)
    if entry.occasion.meet:
        yield MEET.say(language, place=one_line(entry.occasion.meet))
    yield from news(entry, zone, language)


def leader(occasion: Occasion, language: Language) -> Iterator[str]:
    """Who teaches or leads it; nothing where nobody is named."""
    if occasion.leader:
        by = TEACHER if occasion.kind == LESSON else LEADER
        yield by.say(language, name=one_line(occasion.leader))


def news(entry: Entry, zone: tzinfo, language: Language) -> Iterator[str]:
    """What the release that last changed this entry changed; nothing if it is as it was first released."""
    if entry.status == CANCELLED:
        yield CANCELLED_IN.say(language, release=entry.changed.release)
    elif entry.before is not None:
        yield CHANGED_IN.say(language, release=entry.changed.release)
        yield from differences(entry.before, entry.occasion, zone, language)


def differences(old: Occasion, new: Occasion, zone: tzinfo, language: Language) -> Iterator[str]:
    """One line for each thing that a reader sees differently: old → new."""
    sides = [_sides(occasion, zone, language) for occasion in (old, new)]
    for aspect in aspects_told(old, new):
        before, after = (side[aspect] or NOTHING[language] for side in sides)
        if before != after:
            yield FROM_TO.say(language, what=ASPECTS[aspect], old=before, new=after)


def _sides(occasion: Occasion, zone: tzinfo, language: Language) -> dict[str, str]:
    return {
        "time": when(occasion.span, zone, language),
        "place": place(occasion, language),
        "person": one_line(occasion.leader),
        "session": what(occasion, language),
    }
