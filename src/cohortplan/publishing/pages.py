"""The page behind a subscriber's link: small, complete, for a phone, without anything from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from cohortplan.domain.entries import CANCELLED, Entry
from cohortplan.publishing.cards import Card, Contact, LastShuttle
from cohortplan.publishing.markup import document, tag
from cohortplan.publishing.subscribing import Links, how_to_subscribe
from cohortplan.publishing.wording import leader, news, one_line, place, summary
from cohortplan.text import Language, Text, shown

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:0 1rem 3rem;overflow-wrap:anywhere}"
    "h1{font-size:1.4rem;margin:1rem 0 0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:1rem 0 .2rem}"
    "p{margin:.3rem 0}ol,ul{margin:.3rem 0;padding-left:1.4rem}"
    ".day{list-style:none;padding:0}.day li{border-left:.25rem solid #1f5fa8;padding:.2rem .7rem;margin:.5rem 0}"
    ".day li.cancelled{border-color:#8a8a8a}.cancelled .what{text-decoration:line-through}"
    ".what{font-weight:600}.now{color:#b3261e}.quiet{opacity:.75;font-size:.9rem}"
    ".button{display:inline-block;padding:.55rem 1rem;margin:.3rem .4rem .3rem 0;border-radius:.4rem;"
    "background:#1f5fa8;color:#fff;text-decoration:none}"
    "code{display:block;padding:.5rem;border:1px solid #8a8a8a;border-radius:.3rem;user-select:all}"
    "details{border-top:1px solid #8a8a8a;padding:.5rem 0}summary{font-weight:600}"
)
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
CONTENT_POLICY = f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'"
"""What a browser may load for this page: its own style, nothing else."""

TITLE = Text(zh="{name} · 跟岗日程", en="{name} · schedule")
CHANGED = Text(zh="最近变更：第 {number} 版，{when}", en="Last changed by release {number}, {when}")
TODAY = Text(zh="今天", en="Today")
TO_TODAY = Text(zh="看今天", en="Go to today")
FREE_TODAY = Text(zh="今天没有安排。", en="Nothing is planned today.")
WEEK = Text(zh="{monday} 起的一周", en="Week from {monday}")
EMPTY = Text(zh="还没有安排。", en="Nothing is planned yet.")
CONTACT = Text(zh="有事找谁", en="Whom to ask")
MENTOR = Text(zh="带教导师：{name}", en="Lead mentor: {name}")
COORDINATOR = Text(zh="临时有事，请联系项目负责人。", en="If anything comes up, tell the coordinator.")
LAST_SHUTTLE = Text(
    zh="末班车 {origin} → {destination}：{leaves}", en="Last shuttle {origin} → {destination}: {leaves}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOf:
    """What one page shows. ``today`` is marked where it is known; a page kept as a file knows none."""

    card: Card
    entries: tuple[Entry, ...]
    links: Links
    today: date | None = None


def page(content: PageOf, language: Language) -> bytes:
    """The page as UTF-8 HTML."""
    title = TITLE.say(language, name=one_line(content.card.name))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=CONTENT_POLICY),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex"),
        tag("title", title),
        tag("style", STYLE),
    )
    other = Language.EN if language is Language.ZH_CN else Language.ZH_CN
    switch = tag("a", "English" if other is Language.EN else "中文", href=content.links.language(other))
    body = tag("body", tag("p", switch), tag("h1", title), tag("p", one_line(content.card.project), class_="quiet"))
    body.extend(_schedule(content, language))
    body.extend(_contacts(content.card.contacts, language))
    body.extend(how_to_subscribe(content.links, language))
    return document(tag("html", head, body, lang="zh-CN" if language is Language.ZH_CN else "en"))


def _schedule(content: PageOf, language: Language) -> Iterator[ET.Element]:
    zone = ZoneInfo(content.card.zone)
    entries = sorted((each for each in content.entries if each.shown), key=lambda each: each.occasion.span)
    days = {day: tuple(of_day) for day, of_day in groupby(entries, key=lambda each: _day(each, zone))}
    if entries:
        newest = max((each.changed for each in entries), key=lambda stamp: stamp.release)
        when = newest.at.astimezone(zone)
        yield tag("p", CHANGED.say(language, number=newest.release, when=when), class_="quiet")
    else:
        yield tag("p", EMPTY[language])
    if content.today in days:
        yield tag("p", tag("a", TO_TODAY[language], href=f"#d{content.today}", class_="button"))
    elif content.today is not None and days and min(days) < content.today < max(days):
        yield tag("p", FREE_TODAY[language])
    for monday, days_of_week in groupby(days, key=_monday):
        yield tag("h2", WEEK.say(language, monday=monday))
        for day in days_of_week:
            yield _day_heading(day, content.today, language)
            yield tag("ul", *(_item(each, zone, language) for each in days[day]), class_="day")
            yield from _shuttles((each for each in content.card.shuttles if _date(each, zone) == day), zone, language)


def _day_heading(day: date, today: date | None, language: Language) -> ET.Element:
    heading = tag("h3", shown(day, language), id=f"d{day}")
    if day == today:
        heading.append(tag("span", f" {TODAY[language]}", class_="now"))
    return heading


def _item(entry: Entry, zone: ZoneInfo, language: Language) -> ET.Element:
    start, end = entry.occasion.span.start.astimezone(zone), entry.occasion.span.end.astimezone(zone)
    where = place(entry.occasion, language)  # which says already where to meet
    lines = [where, *leader(entry.occasion, language), *news(entry, zone, language)]
    return tag(
        "li",
        tag("div", f"{start:%H:%M}–{end:%H:%M} ", tag("span", summary(entry, language), class_="what")),
        *(tag("div", line, class_="quiet") for line in lines if line),
        class_="cancelled" if entry.status == CANCELLED else "",
    )


def _shuttles(runs: Iterable[LastShuttle], zone: ZoneInfo, language: Language) -> Iterator[ET.Element]:
    for run in runs:
        facts = {"origin": one_line(run.origin), "destination": one_line(run.destination)}
        yield tag("p", LAST_SHUTTLE.say(language, **facts, leaves=run.leaves.astimezone(zone).time()), class_="quiet")


def _contacts(contacts: Iterable[Contact], language: Language) -> Iterator[ET.Element]:
    yield tag("h2", CONTACT[language])
    for contact in contacts:
        line = tag("p", MENTOR.say(language, name=one_line(contact.name)) + " ")
        if phone := one_line(contact.phone):
            line.append(tag("a", phone, href=f"tel:{''.join(sign for sign in phone if sign in '+0123456789')}"))
        if email := one_line(contact.email):
            line.append(tag("span", f" {email}"))
        yield line
    yield tag("p", COORDINATOR[language])


def _day(entry: Entry, zone: ZoneInfo) -> date:
    return entry.occasion.span.start.astimezone(zone).date()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _date(run: LastShuttle, zone: ZoneInfo) -> date:
    return run.leaves.astimezone(zone).date()
