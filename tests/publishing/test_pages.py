import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

from tests.worlds import CLOCK, PLAN, SESSIONS, session, span, world

from cohortplan.domain.entries import Stamp, next_entries, occasion_of
from cohortplan.domain.places import Shuttle
from cohortplan.domain.refs import Ref
from cohortplan.publishing.cards import Card, card_of
from cohortplan.publishing.pages import CONTENT_POLICY, PageOf, page
from cohortplan.publishing.subscribing import Links
from cohortplan.text import Language

ZHAO = Ref("trainee", "T1")
FIRST = Stamp(1, datetime(2026, 10, 12, 9, 0, tzinfo=UTC))
SECOND = Stamp(2, datetime(2026, 10, 13, 9, 0, tzinfo=UTC))
LINKS = Links(calendar="https://plan.example/feeds/TOKEN.ics", chinese="?lang=zh", english="?lang=en")
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """The words of a page outside its style, its tags and its links; it insists that tags are closed in order."""

    def __init__(self, body):
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(body.decode())
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.words))


def entries(sessions, stamp=FIRST, previous=(), project=None):
    occasions = [occasion_of(project or world(), each) for each in sessions]
    return next_entries(previous, occasions, owner=("autumn", ZHAO), zone=CLOCK, stamp=stamp)


def read(found, language=Language.ZH_CN, **changes):
    content = PageOf(card=card_of(world(), PLAN, ZHAO), entries=found, links=LINKS)
    return Reader(page(replace(content, **changes), language))


def test_the_page_shows_day_by_day_what_when_where_and_with_whom():
    text = read(entries(SESSIONS[:3])).text

    assert "赵一 · 跟岗日程" in text
    assert "10月19日周一 起的一周" in text
    assert "09:00–10:00 开班/结业 入校说明会 东校区 报告厅（集合：东门） 带领：林副校长 " in text
    assert (
        text.index("入校说明会")
        < text.index("听课 301 数学")
        < text.index("10月20日周二")
        < text.index("听课 301 语文")
    )


def test_today_is_marked_where_it_is_known_and_said_to_be_free_if_it_is():
    busy = read(entries(SESSIONS[:3]), today=date(2026, 10, 20))
    free = read(entries([SESSIONS[0], SESSIONS[5]]), today=date(2026, 10, 21))
    over = read(entries(SESSIONS[:3]), today=date(2026, 11, 21))

    assert "10月20日周二 今天" in busy.text
    assert "#d2026-10-20" in busy.links
    assert "今天没有安排" in free.text
    assert "今天" not in over.text


def test_changes_and_cancellations_are_told_in_place():
    first = entries(SESSIONS[1:3])

    text = read(entries([replace(SESSIONS[1], room="hall")], SECOND, first)).text

    assert "第 2 版变更： 地点：东校区 三(1)班教室（集合：东门） → 东校区 报告厅（集合：东门）" in text
    assert "【已取消】听课 301 语文" in text
    assert "最近变更：第 2 版，10月13日周二 17:00" in text


def test_a_trainee_reads_whom_to_ask_and_others_read_no_number():
    project = world(staff=[replace(each, phone="010-0001 分机 2") for each in world().staff])

    card = card_of(project, PLAN, ZHAO)
    reader = read((), card=card)

    assert "带教导师：林副校长 010-0001 分机 2" in reader.text
    assert "tel:01000012" in reader.links
    assert card_of(project, PLAN, Ref("staff", "wu")).contacts == ()


def test_the_last_shuttle_of_each_way_stands_under_its_day():
    runs = [
        Shuttle(origin="east", destination="west", span=span(f"mon {times}"), seats=20)
        for times in ("12:20-12:45", "11:20-11:45")
    ]

    text = read(entries(SESSIONS[:3]), card=card_of(world(shuttles=tuple(runs)), PLAN, ZHAO)).text

    assert text.count("末班车") == 1
    assert "末班车 东校区 → 西校区：12:20" in text


def test_every_phone_finds_its_steps_and_the_file_comes_with_its_warning():
    reader = read(())

    assert all(word in reader.text for word in ("iPhone", "安卓", "HarmonyOS", "右上角 ⋯ → 在浏览器打开"))
    assert "导入以后不会再更新" in reader.text
    assert {"webcal://plan.example/feeds/TOKEN.ics", "https://plan.example/feeds/TOKEN.ics"} <= set(reader.links)
    assert "还没有安排" in reader.text


def test_a_page_that_does_not_know_where_it_lies_offers_no_tap_that_cannot_work():
    reader = read((), links=Links(calendar="../../feeds/TOKEN.ics", chinese="index.html", english="en.html"))

    assert [link for link in reader.links if link.startswith("webcal")] == []
    assert {"../../feeds/TOKEN.ics", "en.html"} <= set(reader.links)


def test_english_is_complete():
    reader = read(entries([SESSIONS[0], SESSIONS[5]]), Language.EN, today=date(2026, 10, 20))

    words = reader.text.replace("中文", "")
    ours = [each for each in ("今天", "集合：", "授课", "订阅", "末班", "导师：") if each in words]
    assert ours == []
    assert "Nothing is planned today." in words
    assert "?lang=zh" in reader.links


HOSTILE = "<script>alert('1')</script>\"'><img src=x onerror=alert(1)>\u2028&amp;\x00"


def test_text_from_files_stays_text():
    hostile = session("talk", "tue 14:30-15:15", title=HOSTILE, room=HOSTILE, leader=HOSTILE)
    card = Card(name=HOSTILE, project=HOSTILE, zone="Asia/Shanghai")

    reader = read(entries([hostile]), card=card)

    assert reader.tags & {"script", "img"} == set()
    assert "<script>alert('1')</script>\"'><img src=x onerror=alert(1)> &amp;" in reader.text


def test_the_page_asks_nothing_of_anybody_and_says_so_to_the_browser():
    body = page(PageOf(card=card_of(world(), PLAN, ZHAO), entries=entries(SESSIONS), links=LINKS), Language.ZH_CN)

    assert CONTENT_POLICY.startswith("default-src 'none'; style-src 'sha256-")
    assert CONTENT_POLICY.encode() in body
    assert b"src=" not in body
    assert b"url(" not in body
    assert len(body) < 20_000
