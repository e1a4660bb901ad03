"""What a coordinator reads: each sentence with its facts, as a school would say it, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cohortplan.domain.demands import Absence
from cohortplan.rules.audit import findings
from cohortplan.rules.available import Available
from cohortplan.rules.base import rule_name
from cohortplan.rules.mentor_hours import MentorHours
from cohortplan.rules.policy import Policy
from cohortplan.rules.quotas import Quotas
from cohortplan.rules.registry import rule_named
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language

SENTENCES = [
    (
        "audience",
        "09:00-10:00 for=ann @ann,bob",
        "“talk s1”（10月19日周一 09:00）的参加对象不包括 bob（校长）。",
        "“talk s1” (Mon 19 Oct 09:00) is not meant for bob (principal).",
    ),
    (
        "audience",
        "09:00-10:00 closed @ann",
        "“talk s1”（10月19日周一 09:00）不开放，ann 不能参加。",
        "“talk s1” (Mon 19 Oct 09:00) is closed; ann cannot attend.",
    ),
    (
        "audience",
        "research Tue2 14:00-15:00 theme=数学,科学 @ann; trainee ann subjects=美术",
        "“research s1”（10月27日周二 14:00）是数学、科学教研，不是 ann 的学科。",
        "“research s1” (Tue 27 Oct 14:00) is 数学, 科学 research, not a subject of ann.",
    ),
    (
        "audience",
        "mentoring 16:00-16:30 Lin @ann",
        "“mentoring s1”（10月19日周一 16:00）是导师面谈，ann 不是这位导师的学员。",
        "“mentoring s1” (Mon 19 Oct 16:00) is for the leader's own mentees; ann is not one.",
    ),
    (
        "available",
        "09:00-10:00 @ann; absent trainee ann 09:30-11:00",
        "ann 在“talk s1”（10月19日周一 09:00）时不在校。",
        "ann is away at “talk s1” (Mon 19 Oct 09:00).",
    ),
    (
        "available",
        "lesson 1.1 09:00-09:40 @ann; absent grade 1 08:00-12:00",
        "ann 的“lesson 1.1 s1”（10月19日周一 09:00）不能进行：1年级不接待（未注明原因）。",
        "“lesson 1.1 s1” of ann (Mon 19 Oct 09:00) cannot take place: grade 1 is not open (no reason given).",
    ),
    (
        "available",
        "09:00-10:00 room=录播室 @ann; visit 09:30-11:00 rooms=录播室",
        "ann 的“talk s1”（10月19日周一 09:00）不能进行：录播室被占用（visit）。",
        "“talk s1” of ann (Mon 19 Oct 09:00) cannot take place: 录播室 is taken (visit).",
    ),
    (
        "lead_mentor",
        "trainee ann; mentor Lin",
        "ann 还没有带教导师。",
        "ann has no lead mentor.",
    ),
    (
        "lead_mentor",
        "mentor Lin; mentor Wu; lead ann Lin; lead ann Wu",
        "ann 有 2 位带教导师，只能有一位。",
        "ann has 2 lead mentors; one is right.",
    ),
    (
        "lead_mentor",
        "trainee ann director; mentor Lin for=principal; lead ann Lin",
        "Lin 不带教教导主任，却带了 ann。",
        "Lin leads ann but not the role academic director.",
    ),
    (
        "lead_mentor",
        "mentor Lin; lead ann Lin; pair ann Lin not_mentor",
        "Lin 与 ann 应回避带教。",
        "Lin must not lead ann (declared conflict).",
    ),
    (
        "lead_mentor",
        "mentor Lin places=1; lead ann Lin; lead bob Lin",
        "Lin 带教 2 名学员，名额只有 1 个。",
        "Lin leads 2 trainees and has 1 places.",
    ),
    (
        "leader_clash",
        "East 09:00-10:00 Lin @ann; West 10:30-11:00 Lin @ann; travel 25",
        "Lin 10月19日周一在“talk s1”和“talk s2”之间有 30 分钟，需要 35 分钟。",
        "Lin has 30 min between “talk s1” and “talk s2” on Mon 19 Oct; needs 35.",
    ),
    (
        "leader_clash",
        "09:00-10:00 Zhu @ann; 09:59-11:00 Zhu @bob",
        "Zhu 10月19日周一的“talk s1”和“talk s2”时间重叠。",
        "Zhu would lead “talk s1” and “talk s2” at the same time on Mon 19 Oct.",
    ),
    (
        "no_clash",
        "East 09:00-10:00 @ann; West 10:00-11:00 @ann; travel 25",
        "ann 10月19日周一在“talk s1”和“talk s2”之间有 0 分钟，需要 35 分钟。",
        "ann has 0 min between “talk s1” and “talk s2” on Mon 19 Oct; needs 35.",
    ),
    (
        "no_clash",
        "East 09:00-10:00 @ann; West 09:59-11:00 @ann; travel 25",
        "ann 10月19日周一的“talk s1”和“talk s2”时间重叠。",
        "ann would be in “talk s1” and “talk s2” at the same time on Mon 19 Oct.",
    ),
    (
        "order",
        "meeting 11:00-12:00 @ann; talk 12:00-13:00 @ann; meeting 13:00-14:00 @ann; 10:00-11:00 after=meeting @ann",
        "ann 的“talk s4”（10月19日周一 10:00）应在“meeting s1”之后。",
        "“talk s4” of ann (Mon 19 Oct 10:00) should come after “meeting s1”.",
    ),
    (
        "critique_follows",
        "a: lesson 1.1 09:00-09:40; critique 10:00-10:30 lessons=a @ann",
        "ann 没有先听课就参加“critique s2”（10月19日周一 10:00）。",
        "ann attends “critique s2” (Mon 19 Oct 10:00) without having observed its lesson that day.",
    ),
    (
        "room_clash",
        "09:00-10:00 room=报告厅 @ann; 09:40-11:00 room=报告厅 @bob",
        "报告厅 10月19日周一的“talk s1”和“talk s2”重叠 20 分钟。",
        "“talk s1” and “talk s2” share 报告厅 for 20 min on Mon 19 Oct.",
    ),
    (
        "parties",
        "09:00-10:00 @ann; party 一组 ann,bob talk",
        "一组应一起参加“talk s1”（10月19日周一 09:00），却没有bob。",
        "一组 should be at “talk s1” (Mon 19 Oct 09:00) together; bob is missing.",
    ),
    (
        "parties",
        "09:00-10:00 @ann,bob; pair ann bob apart",
        "ann与bob应当分开，却都在“talk s1”（10月19日周一 09:00）。",
        "ann and bob should be apart, but both are at “talk s1” (Mon 19 Oct 09:00).",
    ),
    (
        "parties",
        "09:00-10:00 @ann; pair bob ann together",
        "bob应与ann一起参加“talk s1”（10月19日周一 09:00），却没有排。",
        "bob should be at “talk s1” (Mon 19 Oct 09:00) together with ann, and is not.",
    ),
    (
        "pins",
        "a: 09:00-10:00; trainee ann; pin ann gone,a",
        "ann 锁定参加“talk a”，却没有排。",
        "ann is pinned to “talk a” but not there.",
    ),
    (
        "pins",
        "09:00-10:00; trainee ann; pin ann gone,lost",
        "ann 锁定参加“gone、lost”，却没有排。",
        "ann is pinned to “gone、lost” but not there.",
    ),
    (
        "pins",
        "a: 09:00-10:00 @ann; pin ann a not",
        "ann 锁定不参加“talk a”，却排了。",
        "ann is pinned away from “talk a” but there.",
    ),
    (
        "pins",
        "a: 09:00-10:00; attended ann a",
        "ann 的“talk a”（10月19日周一 09:00）已冻结，不能取消。",
        "“talk a” (Mon 19 Oct 09:00) of ann is frozen and cannot be dropped.",
    ),
    (
        "pins",
        "Mon 10:00-11:00 was=ann @ann; Tue 08:59-09:30 @ann; as of Mon 09:00",
        "ann 的“talk s2”（10月20日周二 08:59）在冻结期内，不能新增。",
        "“talk s2” (Tue 20 Oct 08:59) is too near to be added for ann.",
    ),
    (
        "quotas",
        "quota lesson critique min=3 own department=教导处; trainee ann",
        "ann 全程本学科教导处听课、评课应有 3 次，只排了 0 次。",
        "ann should have 3 × own subject, lesson observation or critique in 教导处 (whole project) and has 0.",
    ),
    (
        "quotas",
        "quota talk max=1 per=day; Tue 09:00-10:00 @ann; Tue 10:00-11:00 @ann; Tue 11:00-12:00 @ann",
        "ann 10月20日周二专题讲座最多 1 次，排了 3 次。",
        "ann may have 1 × talk (Tue 20 Oct) at most and has 3.",
    ),
    (
        "quotas",
        "quota talk max=1 per=week; Mon2 09:00-10:00 @ann; Tue2 10:00-11:00 @ann; Mon 11:00-12:00 @ann",
        "ann 第2周专题讲座最多 1 次，排了 2 次。",
        "ann may have 1 × talk (week 2) at most and has 2.",
    ),
    (
        "quotas",
        "quota talk min=4; trainee ann leave=08:00 Mon2; Mon 09:00-10:00 @ann; Tue 09:00-10:00 @ann",
        "ann 全程专题讲座因不在校少 2 次，不计缺额。",
        "ann misses 2 × talk (whole project) for being away; excused.",
    ),
    (
        "required",
        "required 09:00-10:00; trainee ann",
        "ann 没有排必须参加的“talk s1”（10月19日周一 09:00）。",
        "ann is not planned for “talk s1” (Mon 19 Oct 09:00), which is required.",
    ),
    (
        "seats",
        "09:00-10:00 min=3 @ann",
        "“talk s1”（10月19日周一 09:00）只有 1 人，至少要 3 人才成行。",
        "“talk s1” (Mon 19 Oct 09:00) has 1 people and needs at least 3 to take place.",
    ),
    (
        "seats",
        "lesson 1.1 09:00-09:40 seats=2 @ann,bob; visit 09:00-10:00 classes=1.1 people=1",
        "“lesson 1.1 s1”（10月19日周一 09:00）有 2 人，只有 1 个名额。",
        "“lesson 1.1 s1” (Mon 19 Oct 09:00) has 2 people for 1 seats.",
    ),
    (
        "class_visits",
        "lesson 1.1 09:00-09:40 @ann; visit 14:00-15:00 classes=1.1",
        "1.1 10月19日周一被听课 1 节，最多 0 节。",
        "Class 1.1 is visited 1 times on Mon 19 Oct; at most 0.",
    ),
    (
        "class_visits",
        "class 1.1 week=1; lesson 1.1 Mon2 09:00-09:40 @ann; lesson 1.1 Tue2 10:00-10:40 @ann",
        "1.1 第2周被听课 2 节，最多 1 节。",
        "Class 1.1 is visited 2 times in week 2; at most 1.",
    ),
    (
        "mentor_hours",
        "shadowing 08:00-12:00 Lin @ann,bob; trainee ann people=3",
        "“shadowing s1”（10月19日周一 08:00）有 4 人同时跟岗，最多 2 人。",
        "“shadowing s1” (Mon 19 Oct 08:00) has 4 people shadowing at once; at most 2.",
    ),
    (
        "mentor_hours",
        "shadowing 08:00-12:00 Lin @ann; shadowing 13:00-13:01 Lin @bob",
        "Lin 10月19日周一被跟岗 241 分钟，最多 240 分钟。",
        "Lin is shadowed for 241 min on Mon 19 Oct; at most 240.",
    ),
    (
        "daily_load",
        "08:00-12:51 @ann",
        "ann 10月19日周一中午没有连续 40 分钟的午休。",
        "ann has no 40 min for lunch in one piece on Mon 19 Oct.",
    ),
    (
        "daily_load",
        "08:00-12:00 @ann; 13:00-16:05 @ann",
        "ann 10月19日周一的活动共 425 分钟，最多 420 分钟。",
        "ann has 425 min of sessions on Mon 19 Oct; at most 420.",
    ),
    (
        "mentor_balance",
        "mentor Lin for=principal; mentor Wu for=principal; 08:00-12:00 Wu @ann; 12:00-13:01 Wu @ann",
        "带教校长的导师：Wu 带领 301 分钟，Lin 0 分钟，相差超过 4 小时。",
        "Mentors of the role principal: Wu leads 301 min, Lin 0 min; 4 h apart is fine.",
    ),
    (
        "mentor_balance",
        "mentor Lin for=principal; mentor Wu for=principal; lead ann Lin; lead bob Lin; lead cai Lin",
        "带教校长的导师：Lin 3 名学员，Wu 0 名，相差超过 1 名。",
        "Mentors of the role principal: Lin leads 3 trainees, Wu 0; 1 apart is fine.",
    ),
    (
        "wishes",
        "09:00-10:00 @ann; wish ann theme 校园文化 rank=2",
        "ann 的第 2 意愿没有满足：主题“校园文化”。",
        "Wish no. 2 of ann is not met: theme “校园文化”.",
    ),
]


@pytest.mark.parametrize(
    ("name", "sketch", "zh", "en"), SENTENCES, ids=[f"{name}: {sketch}" for name, sketch, _, _ in SENTENCES]
)
def test_a_finding_reads_as_a_coordinator_would_say_it(name, sketch, zh, en):
    project, plan = read_sketch(sketch)
    kind = rule_named(name)
    assert kind is not None

    found = list(findings(project, Policy((kind(),)), plan))

    assert [each.say(Language.ZH_CN) for each in found] == [zh]
    assert [each.say(Language.EN) for each in found] == [en]


def test_the_reason_of_an_absence_is_told_as_it_was_given():
    project, plan = read_sketch("09:00-10:00 Lin @ann")
    absence = Absence(what="staff", id="Lin", span=project.sessions[0].span, reason="区里开会")

    (found,) = findings(replace(project, absences=(absence,)), Policy((Available(),)), plan)

    assert found.say(Language.ZH_CN) == "ann 的“talk s1”（10月19日周一 09:00）不能进行：带领人Lin不在（区里开会）。"


def test_only_what_a_quota_asks_for_is_said_to_be_missing_or_excused():
    project, plan = read_sketch("quota talk max=2; quota talk min=0; trainee ann arrive=23:00 Fri2; 09:00-10:00 @bob")

    assert list(findings(project, Policy((Quotas(),)), plan)) == []


def test_seats_excused_and_seats_missing_are_counted_apart():
    project, plan = read_sketch("quota talk min=4; trainee ann leave=08:00 Mon2; Mon 09:00-10:00 @ann")

    found = findings(project, Policy((Quotas(),)), plan)

    assert [(each.variant, each.amount) for each in found] == [("short", 1), ("excused", 2)]


@pytest.mark.parametrize(("post", "amount"), [("head", 1), ("campus_head", 1), ("deputy", 2), ("teacher", 2)])
def test_heads_are_shadowed_on_more_days_than_others(post, amount):
    days = "; ".join(f"shadowing {day} 08:00-09:00 Lin @ann" for day in ("Mon", "Tue", "Wed"))
    project, plan = read_sketch(f"mentor Lin {post}; {days}")

    found = findings(project, Policy((MentorHours(days_a_week=1, days_a_week_heads=2),)), plan)

    assert [each.amount for each in found] == [amount]


def test_the_names_of_rules_here_are_names_of_rules():
    assert {name for name, *_ in SENTENCES} <= {rule_name(type(rule)) for rule in Policy.default().rules}
