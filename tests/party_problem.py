"""The progressive party problem (CSPLib 013) as an ordinary project folder.

At a yachting rally some boats are hosts and keep their crew on board; the other
crews are guests. In each period every guest crew is on board of one host. No
crew visits a host twice, no two guest crews are together twice, and no boat
holds more people than its capacity.

A guest crew is one trainee of so many people, a host is a class whose seats are
what its own crew leaves, and a period is a lesson in each host, one a day. The
boats are those of ``data/ppp``, whose README names the source.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

BOATS = Path(__file__).parent / "data" / "ppp" / "boats.csv"
HOSTS = (*range(1, 13), 14)
"""Thirteen hosts are the fewest with which six periods can be planned, and these suffice."""

MONDAY = date(2026, 10, 19)
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五")

SETTINGS = """format = 1
id = "progressive-party-{periods}"
name = "轮船聚会 {periods} 轮"
as_of = "2026-10-12T09:00"

[calendar]
start = "{first}"
end = "{last}"
term_start = "2026-09-01"
zone = "Asia/Shanghai"

[rules.repeat_visits]  # 不重复上同一艘船
limit = 0

[rules.mixing]         # 两组客人最多同船一次
together = 1
limit = 0
"""
WITHOUT = (
    *("continuity", "coverage", "even_days", "fair_share", "gentle_visits"),
    *("mentor_balance", "stability", "variety", "wishes"),
)
"""Preferences that a rally has no opinion on."""


@dataclass(frozen=True, slots=True)
class Boat:
    """A boat of the rally: how many people it holds, its own crew included, and how many that crew are."""

    number: int
    capacity: int
    crew: int

    @property
    def name(self) -> str:
        """As it is called in the project."""
        return f"{self.number}号船"

    @property
    def seats(self) -> int:
        """Guests it can take as a host."""
        return self.capacity - self.crew


def boats() -> tuple[Boat, ...]:
    """All boats of the rally."""
    with BOATS.open(encoding="utf-8") as file:
        return tuple(Boat(*(int(row[key]) for key in ("boat", "capacity", "crew"))) for row in csv.DictReader(file))


def hosts_and_guests() -> tuple[tuple[Boat, ...], tuple[Boat, ...]]:
    """Boats that receive, and boats whose crew goes round."""
    known = boats()
    return tuple(each for each in known if each.number in HOSTS), tuple(
        each for each in known if each.number not in HOSTS
    )


def period_days(periods: int) -> tuple[date, ...]:
    """One working day for each period."""
    return tuple(MONDAY + timedelta(weeks=each // 5, days=each % 5) for each in range(periods))


def write_party_problem(folder: Path, periods: int) -> Path:
    """Write the project folder for so many periods; returns the folder."""
    hosts, guests = hosts_and_guests()
    days = period_days(periods)
    folder.mkdir(parents=True)
    settings = SETTINGS.format(periods=periods, first=days[0], last=days[-1])
    switched_off = "".join(f"\n[rules.{name}]\non = false\n" for name in WITHOUT)
    (folder / "project.toml").write_text(settings + switched_off, encoding="utf-8")
    tables: dict[str, tuple[str, Iterable[Sequence[object]]]] = {
        "campuses": ("campus,name", [("码头", "码头")]),
        "bells": ("period,start,end,part", [(1, "09:00", "09:40", "am")]),
        "staff": ("staff,post,mentors,max_trainees", [("领航员", "校长", "校长", len(guests))]),
        "classes": (
            "class,seats,visits_per_day,visits_per_week",
            [(host.name, host.seats, 1, len(WEEKDAYS)) for host in hosts],
        ),
        "lessons": (
            "class,weekday,period,subject",
            [(host.name, weekday, 1, "聚会") for host in hosts for weekday in WEEKDAYS],
        ),
        "trainees": ("trainee,role,people", [(guest.name, "校长", guest.crew) for guest in guests]),
        "quotas": ("role,kinds,per,min", [("校长", "听课", "每天", 1)]),
    }
    for name, (header, rows) in tables.items():
        lines = [header, *(",".join(map(str, row)) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
