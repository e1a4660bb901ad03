"""How to subscribe, phone by phone, in words for somebody who has never done it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from cohortplan.publishing.markup import listed, tag
from cohortplan.text import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses around one page: of the calendar, and of the page in either language.

    ``calendar`` is absolute where that is known. Only an absolute one can be
    subscribed to by a tap; a page kept as a file does not know where it will lie.
    """

    calendar: str
    chinese: str
    english: str

    def language(self, language: Language) -> str:
        """The same page in this language."""
        return self.chinese if language is Language.ZH_CN else self.english

    @property
    def webcal(self) -> str:
        """What a phone opens in its calendar; empty if the address is not absolute."""
        scheme, separator, rest = self.calendar.partition("://")
        return f"webcal://{rest}" if separator and scheme in {"http", "https"} else ""


HEADING = Text(zh="订阅到手机日历", en="Subscribe on your phone")
WHY = Text(
    zh="订阅一次，以后日程有变，手机日历会自己更新（视手机而定，几分钟到一天）。",
    en="Subscribe once; when the schedule changes, your calendar follows by itself, within minutes or a day.",
)
TAP = Text(zh="订阅日历", en="Subscribe")
ADDRESS = Text(zh="订阅地址（长按复制；只属于您，请勿转发）：", en="Address (hold to copy; it is yours alone):")
WECHAT = Text(zh="在微信里打开的", en="Inside WeChat")
WECHAT_STEPS = (
    Text(
        zh="微信里不能直接订阅：请点右上角 ⋯ → 在浏览器打开。",
        en="WeChat cannot subscribe: tap ⋯ at the top right, open in browser (在浏览器打开).",
    ),
    Text(zh="再按下面您手机的步骤做。", en="Then follow the steps for your phone."),
)
IPHONE_STEPS = (
    Text(zh="点上面的“订阅日历”，再点“订阅”。", en="Tap “Subscribe” above, then confirm."),
    Text(
        zh="没有弹出时：设置 → App → 日历 → 日历账户 → 添加账户 → 其他 → 添加已订阅的日历（较早的系统：设置 → 日历 → 账户），粘贴订阅地址。",
        en="If nothing opens: Settings → Apps → Calendar → Calendar Accounts → Add Account → Other → Add Subscribed Calendar (older: Settings → Calendar → Accounts); paste the address.",
    ),
)
ANDROID_STEPS = (
    Text(
        zh="打开自带的日历，在设置或右上角菜单里找“订阅日历”或“通过网址添加”（各品牌叫法不同），粘贴订阅地址。",
        en="In your calendar app, look in settings or the menu for “subscribe” or “add by URL”, and paste the address.",
    ),
    Text(
        zh="Google 日历：在电脑上打开，其他日历 ＋ → 通过网址添加；手机上随后可见，更新要 8 到 24 小时。",
        en="Google Calendar: on a computer, Other calendars + → From URL; it then shows on the phone, 8 to 24 hours behind.",
    ),
)
HARMONY_STEPS = (
    Text(
        zh="打开“日历”，在右上角菜单 → 设置里找“订阅”或“日历账户”，有“添加网址”的，粘贴订阅地址。",
        en="In Calendar, look in the menu → Settings for subscriptions or accounts; where a URL can be added, paste it.",
    ),
    Text(
        zh="没有这一项的，请把本页加入浏览器书签：每次打开都是最新的。",
        en="Where there is no such entry, bookmark this page: it is up to date whenever you open it.",
    ),
)
PHONES = (
    (WECHAT, WECHAT_STEPS),
    (Text(zh="iPhone", en="iPhone"), IPHONE_STEPS),
    (Text(zh="安卓手机", en="Android"), ANDROID_STEPS),
    (Text(zh="鸿蒙手机（HarmonyOS）", en="HarmonyOS"), HARMONY_STEPS),
)
ONCE = Text(zh="只要一份文件", en="Just a file, once")
ONCE_WARNING = Text(
    zh="注意：下载的文件导入以后不会再更新，日程有变时手机上还是旧的。能订阅就请订阅。",
    en="Mind: a downloaded file never updates. When the schedule changes, your phone keeps the old one. Subscribe if you can.",
)
DOWNLOAD = Text(zh="下载 .ics 文件", en="Download .ics file")
REMINDER = Text(
    zh="想提前 15 分钟提醒，在订阅地址后面加上 ?alarm=15。",
    en="For a reminder 15 minutes ahead, add ?alarm=15 to the address.",
)


def how_to_subscribe(links: Links, language: Language) -> Iterator[ET.Element]:
    """The part of the page about subscribing, and about the file that does not update."""
    yield tag("h2", HEADING[language])
    yield tag("p", WHY[language])
    if links.webcal:
        yield tag("p", tag("a", TAP[language], href=links.webcal, class_="button"))
        yield tag("p", ADDRESS[language])
        yield tag("code", links.calendar)
        yield tag("p", REMINDER[language], class_="quiet")
    for phone, steps in PHONES:
        yield tag("details", tag("summary", phone[language]), listed("ol", (step[language] for step in steps)))
    yield tag(
        "details",
        tag("summary", ONCE[language]),
        tag("p", ONCE_WARNING[language], class_="now"),
        tag("p", tag("a", DOWNLOAD[language], href=links.calendar, download="cohortplan.ics")),
    )
