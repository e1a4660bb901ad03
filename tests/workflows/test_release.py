from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar
from tests.workflows.conftest import NOON
from tests.worlds import PLAN, POLICY, SETTINGS, at, replaced, world

from cohortplan.domain.demands import Pin, Waiver
from cohortplan.domain.plan import Plan
from cohortplan.domain.refs import Ref
from cohortplan.errors import UnknownReference
from cohortplan.rules.policy import Policy
from cohortplan.storage.drafts import Applied
from cohortplan.text import Language
from cohortplan.workflows.feed import Feed, etag_of, feed_bytes
from cohortplan.workflows.feed_addresses import feed_addresses, revoke, rotate
from cohortplan.workflows.question import question, with_release_in_force
from cohortplan.workflows.release import (
    By,
    Candidate,
    NotReleased,
    Released,
    candidate_of,
    release,
    release_draft,
    review,
)
from cohortplan.workflows.release_feeds import links_until
from cohortplan.workflows.release_folder import release_to_folder

ZHAO, SUN, LIN = Ref("trainee", "T1"), Ref("trainee", "T3"), Ref("staff", "lin")
FIRST = By(author="安老师", at=NOON, note="首次发布")
LATER = By(author="薄老师", at=NOON + timedelta(days=1))


def bodies(store):
    return {feed.person: feed.body for feed in store.releases.feeds("autumn")}


def events(store, person):
    return [
        (str(event["SUMMARY"]), str(event["STATUS"]), event.sequence)
        for event in Calendar.from_ical(bodies(store)[person]).events
    ]


def test_a_release_keeps_what_it_was_made_of_and_gives_everybody_a_calendar(store, draft):
    result = release_draft(store, draft, FIRST)

    assert isinstance(result, Released)
    kept = store.releases.get("autumn")
    assert kept == result.release
    assert (kept.number, kept.author, kept.at, kept.note, kept.plan) == (1, "安老师", NOON, "首次发布", PLAN)
    assert kept.audit["cost"]["hard"] == 0
    assert kept.policy_digest == POLICY.digest
    assert [str(person) for person in bodies(store)] == [
        *("class:301", "class:302", "party:G1", "project:autumn"),
        *("staff:head", "staff:lin", "staff:wu", "trainee:T1", "trainee:T2", "trainee:T3"),
    ]
    assert events(store, SUN) == [
        ("开班/结业 入校说明会", "CONFIRMED", 0),
        ("专题讲座 学校文化", "CONFIRMED", 0),
        ("听课 302 数学", "CONFIRMED", 0),
    ]


def test_the_statement_says_rules_result_and_exceptions_in_the_open(store, draft):
    waiver = Waiver(rule="seats", about=("talk",), reason="场地已换", author="陈校长")
    store.projects.put(world(waivers=(waiver,)), SETTINGS, at=NOON)

    release_draft(store, draft, FIRST)

    text = store.releases.get("autumn").statement
    assert text.startswith("秋季跟岗 第 1 版 公开说明\n10月12日周一 12:00 由 安老师 发布\n说明：首次发布\n")
    assert "- 硬性问题 0 处" in text
    assert "- 孙三：3 次活动，共 2.4 小时" in text
    assert "（talk）：场地已换，批准人 陈校长" in text


def test_a_plan_with_a_hard_finding_is_not_published(store, draft, editor):
    editor().withdraw("T3", "induction")

    result = release_draft(store, draft, FIRST)

    assert isinstance(result, NotReleased)
    assert result.why.zh == "还有 1 处硬性问题，不能发布；请先调整，或写明豁免。"
    assert store.releases.of_project("autumn") == ()
    assert store.tokens.of_project("autumn") == ()


def test_what_a_waiver_covers_does_not_hold_up_a_release(store, draft, editor):
    editor().withdraw("T3", "induction")
    waiver = Waiver(rule="required", about=("T3", "induction"), reason="另行补课", author="安老师")
    store.projects.put(world(waivers=(waiver,)), SETTINGS, at=NOON)

    assert isinstance(release_draft(store, draft, FIRST), Released)


def test_an_own_lock_that_the_plan_does_not_keep_holds_it_up(store, draft, editor):
    editor().lock(Pin(trainee="T3", sessions=("meeting",)))

    assert isinstance(release_draft(store, draft, FIRST), NotReleased)


def test_the_next_release_changes_only_the_calendars_of_whom_it_concerns(store, draft, editor):
    release_draft(store, draft, FIRST)
    before = bodies(store)
    links = {address.person: address.calendar for address in feed_addresses(store, "autumn", at=NOON)}
    editor().move("T3", "302/wed 09:20", "301/mon 10:30")
    editor().withdraw("T1", "meeting")

    result = release_draft(store, draft, LATER)

    assert isinstance(result, Released)
    after = bodies(store)
    changed = {str(person) for person in after if after[person] != before[person]}
    assert changed == {"trainee:T1", "trainee:T3", "staff:head", "staff:wu", "class:302", "project:autumn"}
    assert events(store, SUN) == [
        ("开班/结业 入校说明会", "CONFIRMED", 0),
        ("听课 301 数学", "CONFIRMED", 1),
        ("专题讲座 学校文化", "CONFIRMED", 0),
    ]
    assert ("【已取消】行政例会", "CANCELLED", 1) in events(store, ZHAO)
    assert {address.person: address.calendar for address in feed_addresses(store, "autumn", at=NOON)} == links


def test_a_release_says_what_changed_and_for_whom(store, draft, editor):
    release_draft(store, draft, FIRST)
    editor().move("T3", "302/wed 09:20", "301/mon 10:30")

    seen = review(store, candidate_of(store, draft), at=LATER.at)

    assert (seen.number, seen.affected, seen.notices) == (2, ("T3", "wu"), ())
    assert [change.say(Language.ZH_CN) for change in seen.changes] == [
        "孙三：“302 数学”（10月21日周三 09:20）改为“301 数学”（10月19日周一 10:30）。"
    ]
    assert store.releases.last_number("autumn") == 1


def test_a_change_nearer_than_a_day_comes_with_the_message_to_send(store, draft, editor):
    release_draft(store, draft, FIRST)
    editor().withdraw("T3", "302/wed 09:20")
    editor().withdraw("T1", "mentor-lin")

    seen = review(store, candidate_of(store, draft), at=at("tue 12:00"))

    assert [notice.person for notice in seen.notices] == [SUN, Ref("staff", "wu")]
    assert seen.notices[0].say(Language.ZH_CN) == (
        "孙三您好，“秋季跟岗”日程有临近的变更，请以此为准：\n孙三：取消“302 数学”（10月21日周三 09:20）。"
    )
    assert seen.notices[1].say(Language.EN).startswith("Dear 吴老师,")


def test_what_is_over_needs_no_message(store, draft, editor):
    release_draft(store, draft, FIRST)
    editor().withdraw("T3", "302/wed 09:20")

    assert review(store, candidate_of(store, draft), at=at("wed 10:01")).notices == ()


def test_a_release_is_what_the_next_plan_stays_close_to(store, draft):
    assert question(store, draft).project.in_force is None

    release_draft(store, draft, FIRST)

    assert question(store, draft).project.in_force == PLAN
    assert with_release_in_force(store, world()).in_force == PLAN


def test_nobody_publishes_a_draft_they_have_not_seen(store, draft, editor):
    editor().withdraw("T1", "talk")

    result = release_draft(store, draft, FIRST, revision=0)

    assert isinstance(result, NotReleased)
    assert "草稿在此期间有改动" in result.why.zh


def test_nobody_publishes_over_a_release_they_have_not_seen(store, draft):
    release_draft(store, draft, FIRST)

    result = release(store, replace(candidate_of(store, draft), follows=0), LATER)

    assert isinstance(result, NotReleased)
    assert result.why.zh == "在此期间已发布第 1 版，请先看过再发布。"
    assert [line.number for line in store.releases.of_project("autumn")] == [1]


def test_a_plan_from_files_is_published_the_same_way(store):
    candidate = Candidate(project=world(), policy=POLICY, plan=PLAN, seed=7)

    result = release(store, candidate, FIRST)

    assert isinstance(result, Released)
    assert store.releases.get("autumn").seed == 7


def test_a_plan_about_strangers_is_not_published(store):
    candidate = Candidate(project=world(), policy=Policy.default(), plan=Plan.of([("T1", "gone")]))

    with pytest.raises(UnknownReference):
        release(store, candidate, FIRST)


def test_a_trainee_who_left_keeps_a_calendar_that_says_so(store, draft):
    release_draft(store, draft, FIRST)
    project = world(trainees=world().trainees[:2])
    rest = Plan(
        frozenset(each for each in PLAN.assignments if each.trainee != "T3"),
        frozenset(each for each in PLAN.mentorships if each.trainee != "T3"),
    )

    release(store, Candidate(project=project, policy=Policy.default(), plan=rest), LATER)

    assert {status for _, status, _ in events(store, SUN)} == {"CANCELLED"}


def test_links_are_listed_replaced_and_taken_away(store, draft):
    assert feed_addresses(store, "autumn", at=NOON) == ()
    release_draft(store, draft, FIRST)
    addresses = {address.person: address for address in feed_addresses(store, "autumn", at=NOON)}
    old = addresses[ZHAO].calendar.removeprefix("/feeds/").removesuffix(".ics")

    new = rotate(store, "autumn", ZHAO, at=NOON)
    closed = revoke(store, "autumn", LIN, at=NOON)

    assert (addresses[ZHAO].name, addresses[ZHAO].state, addresses[ZHAO].page) == ("赵一", "open", f"/my/{old}")
    assert (new.generation, new.state) == (2, "open")
    assert (closed.state, closed.calendar, closed.page) == ("revoked", "", "")
    assert feed_bytes(store, old, at=NOON) is None
    assert feed_bytes(store, new.calendar[7:-4], at=NOON) == Feed(bodies(store)[ZHAO], etag_of(bodies(store)[ZHAO]))
    late = links_until(world(), NOON)
    assert {address.state for address in feed_addresses(store, "autumn", at=late)} == {"expired", "revoked"}
    with pytest.raises(UnknownReference):
        rotate(store, "autumn", Ref("trainee", "nobody"), at=NOON)


def test_links_stay_open_for_a_month_after_the_last_session():
    assert links_until(world(), NOON) == at("thu 16:05") + timedelta(days=30)
    assert links_until(world(()), NOON) == NOON + timedelta(days=30)


def test_the_same_calendars_and_pages_can_lie_on_any_static_host(store, draft, tmp_path):
    release_draft(store, draft, FIRST)
    folder = tmp_path / "site"

    written = release_to_folder(store, "autumn", folder, at=NOON, address="https://plan.example/")

    address = next(each for each in feed_addresses(store, "autumn", at=NOON) if each.person == ZHAO)
    assert (written.calendars, written.removed) == (10, 0)
    assert (folder / address.calendar[1:]).read_bytes() == bodies(store)[ZHAO]
    page = (folder / address.page[1:] / "index.html").read_text()
    assert f"webcal://plan.example{address.calendar}" in page
    assert "Lead mentor" in (folder / address.page[1:] / "en.html").read_text()
    assert [path.name for path in folder.rglob(".*")] == []


def test_writing_the_same_release_again_touches_nothing_and_closed_links_lose_their_files(store, draft, tmp_path):
    release_draft(store, draft, FIRST)
    folder = tmp_path / "site"
    release_to_folder(store, "autumn", folder, at=NOON)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    rotate(store, "autumn", ZHAO, at=NOON)
    revoke(store, "autumn", LIN, at=NOON)

    written = release_to_folder(store, "autumn", folder, at=NOON)

    after = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert (written.calendars, written.removed) == (9, 2)
    assert len(after.keys() - before.keys()) == 3
    assert len(before.keys() - after.keys()) == 6
    assert {path: before[path] for path in before.keys() & after.keys()} == {
        path: after[path] for path in before.keys() & after.keys()
    }
    assert "webcal" not in next((folder / "my").rglob("index.html")).read_text()


def test_a_session_moved_by_the_school_is_told_without_any_edit(store, draft):
    release_draft(store, draft, FIRST)
    store.projects.put(replaced(world(), "302/wed 09:20", when="wed 10:30-11:15"), SETTINGS, at=NOON)

    result = release_draft(store, draft, LATER)

    assert isinstance(result, Released)
    assert ("听课 302 数学", "CONFIRMED", 1) in events(store, SUN)
    assert result.review.affected == ("T3", "wu")


def test_an_editor_and_a_release_do_not_disturb_each_other(store, draft, editor):
    release_draft(store, draft, FIRST)

    assert isinstance(editor().withdraw("T1", "talk"), Applied)
    assert store.releases.get("autumn").plan == PLAN
