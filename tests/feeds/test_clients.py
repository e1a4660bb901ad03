"""What people's own calendar programs make of a feed: vdirsyncer fetches it, khal lists it."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from tests.serving import served
from tests.worlds import PLAN, SETTINGS, ZONE, lesson, world

from cohortplan.domain.agendas import agenda
from cohortplan.domain.refs import Ref
from cohortplan.feeds.routes import routes_of
from cohortplan.storage.store import Store
from cohortplan.workflows.drafts import begin
from cohortplan.workflows.edit import Editor
from cohortplan.workflows.release import By, Released, release_draft

BIN = Path(sys.executable).parent
MISSING = [name for name in ("vdirsyncer", "khal") if not (BIN / name).exists()]
pytestmark = pytest.mark.skipif(
    bool(MISSING) and os.environ.get("COHORTPLAN_FULL") != "1",
    reason=f"not installed: {', '.join(MISSING)} (they come with the extra dev)",
)

ZHAO = Ref("trainee", "T1")

VDIRSYNCER = """
[general]
status_path = "{folder}/status"

[pair phone]
a = "local"
b = "feed"
collections = null
conflict_resolution = "b wins"

[storage local]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"

[storage feed]
type = "http"
url = "{url}"
"""

KHAL = """
[calendars]
[[feed]]
path = {folder}/calendar
readonly = True

[sqlite]
path = {folder}/khal.db

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
"""


class Phone:
    """A subscriber's device: a folder with the configuration and the state of both programs."""

    def __init__(self, folder, url, zone):
        self.folder = folder
        (folder / "calendar").mkdir(parents=True)
        (folder / "vdirsyncer.conf").write_text(VDIRSYNCER.format(folder=folder, url=url))
        (folder / "khal.conf").write_text(KHAL.format(folder=folder, zone=zone))
        self.run("vdirsyncer", "-c", folder / "vdirsyncer.conf", "discover", "phone")

    def run(self, program, *arguments):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [BIN / program, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sync(self):
        self.run("vdirsyncer", "-c", self.folder / "vdirsyncer.conf", "sync")

    def listed(self, form="{start-date} {start-time}-{end-time} {title} @ {location}"):
        """What khal shows of the two weeks around the project, line by line."""
        arguments = ("list", "--day-format", "", "--format", form, "2026-10-12", "14d")
        shown = self.run("khal", "-c", self.folder / "khal.conf", *arguments)
        return [line for line in shown.splitlines() if line.strip()]


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.sqlite")
    opened.projects.put(
        world([*world().sessions, lesson("401", "thu 10:30-11:15", room="hall")]), SETTINGS, at=world().as_of
    )
    yield opened
    opened.close()


@pytest.fixture
def draft(store):
    return begin(store, "autumn", "初稿", plan=PLAN, at=world().as_of).line.id


def publish(store, draft, day=0):
    # The server knows the real time: links of a project that is long over would be closed.
    at = datetime.now(UTC) + timedelta(days=day)
    result = release_draft(store, draft, By(author="安老师", at=at))
    assert isinstance(result, Released)


@pytest.mark.parametrize(("zone", "hours"), [(ZONE, 0), ("Europe/London", -7)])
def test_khal_lists_every_assignment_at_the_right_local_time(store, draft, tmp_path, zone, hours):
    publish(store, draft)
    project = world()

    with served(Starlette(routes=routes_of(lambda: store))) as port:
        url = f"http://127.0.0.1:{port}/feeds/{store.tokens.show('autumn', ZHAO)}.ics"
        phone = Phone(tmp_path / "phone", url, zone)
        phone.sync()

    listed = phone.listed("{start-date} {start-time}-{end-time}")
    spans = [session.span for session in agenda(project, PLAN, ZHAO)]
    clock = [(project.calendar.local(span.start), project.calendar.local(span.end)) for span in spans]
    moved = [(start + timedelta(hours=hours), end + timedelta(hours=hours)) for start, end in clock]
    assert listed == [f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}" for start, end in moved]


def test_after_a_second_release_khal_shows_just_what_moved_and_what_was_cancelled(store, draft, tmp_path):
    publish(store, draft)

    with served(Starlette(routes=routes_of(lambda: store))) as port:
        url = f"http://127.0.0.1:{port}/feeds/{store.tokens.show('autumn', ZHAO)}.ics"
        phone = Phone(tmp_path / "phone", url, ZONE)
        phone.sync()
        first = phone.listed()
        now = {"store": store, "draft": draft, "author": "安老师", "at": world().as_of}
        Editor(base=0, **now).move("T1", "302/tue 09:20", "401/thu 10:30")
        Editor(base=1, **now).withdraw("T1", "meeting")
        publish(store, draft, day=1)
        phone.sync()

    second = phone.listed()
    assert first == [
        "2026-10-19 09:00-10:00 开班/结业 入校说明会 @ 东校区 报告厅（集合：东门）",
        "2026-10-19 10:30-11:15 听课 301 数学 @ 东校区 三(1)班教室（集合：东门）",
        "2026-10-20 09:20-10:00 听课 302 数学 @ 东校区 三(2)班教室（集合：东门）",
        "2026-10-20 14:30-15:15 专题讲座 学校文化 @ 东校区 报告厅（集合：东门）",
        "2026-10-21 14:30-15:30 行政例会 @ 东校区 会议室（集合：东门）",
        "2026-10-22 15:25-16:05 导师面谈 @ 东校区 会议室（集合：东门）",
    ]
    assert [line for line in second if line not in first] == [
        "2026-10-21 14:30-15:30 【已取消】行政例会 @ 东校区 会议室（集合：东门）",
        "2026-10-22 10:30-11:15 听课 401 数学 @ 东校区 报告厅（集合：东门）",
    ]
    assert [line for line in first if line not in second] == [first[2], first[4]]
    assert [line for line in phone.listed("{status}{title}") if "CANCELLED" in line] == ["CANCELLED 【已取消】行政例会"]
    assert len(set(phone.listed("{uid}"))) == len(first)
    assert "第 2 版变更：" in "\n".join(phone.listed("{description}"))


def test_an_unchanged_feed_leaves_the_phone_alone(store, draft, tmp_path):
    publish(store, draft)

    with served(Starlette(routes=routes_of(lambda: store))) as port:
        url = f"http://127.0.0.1:{port}/feeds/{store.tokens.show('autumn', ZHAO)}.ics"
        phone = Phone(tmp_path / "phone", url, ZONE)
        phone.sync()
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "phone" / "calendar").iterdir()}
        publish(store, draft, day=1)
        phone.sync()

    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "phone" / "calendar").iterdir()}
    assert len(before) == 6
    assert after == before
