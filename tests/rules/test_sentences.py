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
    (
        "campus_moves",
        "East 08:00-09:00 @ann; West 10:00-11:00 @ann; East 14:00-15:00 @ann",
        "ann 10月19日周一换校区 2 次，最多 1 次。",
        "ann changes campus 2 times on Mon 19 Oct; at most 1.",
    ),
    (
        "campus_moves",
        "East 08:00-12:00 @ann,bob; West 13:00-14:00 @ann,bob; bus East 12:00-13:00 seats=1",
        "10月19日周一有 2 人只能乘12:00从East到West的班车，座位只有 1 个。",
        "On Mon 19 Oct 2 people can only take the shuttle from East to West at 12:00, which has 1 seats.",
    ),
    (
        "daily_load",
        (
            "08:00-08:10 @ann; 08:20-08:30 @ann; 09:00-09:10 @ann; 10:00-10:10 @ann; 14:00-14:10 @ann; "
            "15:00-15:10 @ann; 16:00-16:10 @ann"
        ),
        "ann 10月19日周一有 7 项活动，最多 6 项。",
        "ann has 7 sessions on Mon 19 Oct; at most 6.",
    ),
    (
        "daily_load",
        (
            "lesson 1.1 08:00-08:40 @ann; lesson 1.2 09:00-09:40 @ann; lesson 1.3 10:00-10:40 @ann; lesson 1.4 "
            "14:00-14:40 @ann"
        ),
        "ann 10月19日周一听课 4 节，最多 3 节。",
        "ann observes 4 lessons on Mon 19 Oct; at most 3.",
    ),
    (
        "mentor_hours",
        (
            "shadowing Mon 08:00-09:00 Lin @ann; shadowing Tue 08:00-09:00 Lin @ann; shadowing Wed 08:00-09:00 "
            "Lin @ann; shadowing Thu 08:00-09:00 Lin @ann; shadowing Fri 08:00-09:00 Lin @ann"
        ),
        "Lin 第1周被跟岗 5 天，最多 4 天。",
        "Lin is shadowed on 5 days of week 1; at most 4.",
    ),
    (
        "repeat_visits",
        "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Mon2 09:00-09:40 Wu @ann",
        "ann 在 1.1 听课 2 节，最多 1 节。",
        "ann observes 2 lessons of class 1.1; at most 1.",
    ),
    (
        "repeat_visits",
        "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue 09:00-09:40 Lin @ann",
        "ann 听 Lin 的课 2 节，1 节以内为好。",
        "ann observes 2 lessons of Lin; 1 would be enough.",
    ),
    (
        "teacher_visits",
        "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Mon 10:00-10:40 Lin @bob",
        "Lin 10月19日周一被听课 2 节，最多 1 节。",
        "Lin is visited 2 times on Mon 19 Oct; at most 1.",
    ),
    (
        "teacher_visits",
        (
            "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue 10:00-10:40 Lin @bob; lesson 1.3 Wed "
            "09:00-09:40 Lin @ann"
        ),
        "Lin 第1周被听课 3 节，最多 2 节。",
        "Lin is visited 3 times in week 1; at most 2.",
    ),
    (
        "continuity",
        "shadowing 08:00-12:00 Wu @ann; mentor Lin; lead ann Lin",
        "ann 有 1 次跟岗或导师面谈不由本人导师带领，允许 0 次。",
        "1 half-days or mentor meetings of ann are not with the own mentor; 0 would be fine.",
    ),
    (
        "coverage",
        "09:00-10:00 competencies=课程 @ann; competency principal 安全",
        "ann 的活动都没有涉及能力项“安全”。",
        "No session of ann is about the competency “安全”.",
    ),
    (
        "even_days",
        "as of Thu2 08:00; Fri2 09:00-10:00 @ann",
        "ann 有 1 个半天没有安排：10月30日周五下午；允许 0 个。",
        "ann has nothing on 1 half-days: Fri 30 Oct afternoon; 0 would be fine.",
    ),
    (
        "even_days",
        "as of Thu2 08:00; Fri2 09:00-10:29 @ann; Fri2 14:00-15:00 @ann",
        "ann 10月30日周五 10:29到14:00之间没有安排，共 211 分钟，210 分钟以内为好。",
        "ann waits 211 min on Fri 30 Oct, from 10:29 to 14:00; up to 210 is fine.",
    ),
    (
        "even_days",
        (
            "as of Wed2 08:00; Thu2 09:00-12:00 @ann; Thu2 14:00-16:01 @ann; Fri2 11:00-12:00 @ann; Fri2 "
            "14:00-15:00 @ann"
        ),
        "ann 10月29日周四有 301 分钟活动，10月30日周五只有 120 分钟，相差以 3 小时为限。",
        "ann has 301 min of sessions on Thu 29 Oct and 120 min on Fri 30 Oct; 3 h apart is fine.",
    ),
    (
        "fair_share",
        "mentor Lin head; meeting 08:00-09:00 Lin seats=2 @ann; meeting 10:00-11:00 Lin seats=2 @ann; trainee bob",
        "校长中热门活动最多的参加 2 次，最少的 0 次，相差超过 1 次。",
        "Popular sessions of one principal: 2 at most and 0 at least; 1 apart is fine.",
    ),
    (
        "fair_share",
        "09:00-10:00 theme=food @bob; wish ann theme food; wish ann class 1.1; wish bob theme food",
        "校长中未满足的意愿最多的有 2 个，最少的 0 个，相差超过 1 个。",
        "Open wishes of one principal: 2 at most and 0 at least; 1 apart is fine.",
    ),
    (
        "fair_share",
        "08:00-12:00 @ann; 14:00-16:01 @ann; trainee bob",
        "校长中活动时间最长的有 361 分钟，最短的 0 分钟，相差超过 6 小时。",
        "Sessions of one principal: 361 min at most and 0 min at least; 6 h apart is fine.",
    ),
    (
        "gentle_visits",
        "quota lesson min=1; lesson 1.1 09:00-09:40 seats=2 Lin @ann; lesson 1.2 09:00-09:40 seats=2 Wu @bob",
        "共有 2 节课被听，1 节就够所有人听。",
        "2 lessons are visited; 1 would give everyone a seat.",
    ),
    (
        "gentle_visits",
        (
            "quota lesson min=2; lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Tue 09:00-09:40 Wu @ann; lesson "
            "1.2 Wed 09:00-09:40 Zhu"
        ),
        "1.1 本期被听课 2 节（往期 0 节），均摊为 1 节。",
        "Class 1.1 is visited 2 times (by earlier cohorts 0); its even share is 1.",
    ),
    (
        "gentle_visits",
        (
            "quota lesson min=2; past lesson 1.3 Lin; lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue "
            "09:00-09:40 Lin @ann; lesson 1.3 Wed 09:00-09:40 Wu"
        ),
        "Lin 本期被听课 2 节（往期 1 节），均摊为 1 节。",
        "Lin is visited 2 times (by earlier cohorts 1); an even share is 1.",
    ),
    (
        "mixing",
        (
            "meeting 09:00-10:00 seats=12 @ann,bob,cai; trainee ann county=清河县; trainee bob county=清河县; trainee "
            "cai county=清河县"
        ),
        "“meeting s1”（10月19日周一 09:00）有 3 名学员来自清河县，最多 2 名。",
        "“meeting s1” (Mon 19 Oct 09:00) has 3 trainees from 清河县; at most 2.",
    ),
    (
        "mixing",
        (
            "lesson 1.1 Mon 09:00-09:40 @ann,bob; lesson 1.2 Tue 09:00-09:40 @ann,bob; lesson 1.3 Wed "
            "09:00-09:40 @ann,bob; lesson 1.4 Thu 09:00-09:40 @ann,bob"
        ),
        "ann与bob同听 4 次课，最多 3 次。",
        "ann and bob observe together 4 times; at most 3.",
    ),
    (
        "stability",
        "a: Fri 09:00-10:00 was=ann; b: Fri 10:00-11:00",
        "ann 已发布的“talk a”（10月23日周五 09:00）取消了。",
        "“talk a” (Fri 23 Oct 09:00) was published for ann and is dropped.",
    ),
    (
        "stability",
        "a: Fri 09:00-10:00 Lin was=ann @ann; b: Fri 10:00-11:00 Lin was=ann @ann; c: Thu 14:00-15:00 Wu @ann",
        "ann 的“talk c”（10月22日周四 14:00）是新安排，变了时间、主持人。",
        "“talk c” (Thu 22 Oct 14:00) of ann was not published; new: time, person.",
    ),
    (
        "stability",
        "trainee ann; mentor Lin; mentor Wu; led ann Lin; lead ann Wu",
        "ann 的带教导师不再是Lin。",
        "Lin is no longer the lead mentor of ann.",
    ),
    (
        "variety",
        "lesson 1.1 09:00-09:40 maths Lin @ann; lesson 1.2 10:00-10:40 maths Wu",
        "ann 听的课只涉及 1 位教师，应有 2 位。",
        "ann observes lessons of too few teachers: 1 instead of 2.",
    ),
    (
        "variety",
        "lesson 1.1 09:00-09:40 maths @ann; lesson 2.1 10:00-10:40 maths",
        "ann 听的课只涉及 1 个年级，应有 2 个。",
        "ann observes lessons of too few grades: 1 instead of 2.",
    ),
    (
        "variety",
        "lesson 1.1 09:00-09:40 maths Lin @ann; lesson 1.2 10:00-10:40 art Lin",
        "ann 听的课只涉及 1 个学科，应有 2 个。",
        "ann observes lessons of too few subjects: 1 instead of 2.",
    ),
    (
        "variety",
        "trainee ann director subjects=数学; lesson 1.1 09:00-09:40 数学 @ann; lesson 2.1 10:00-10:40 数学",
        "ann 听的本学科课只涉及 1 个年级，应有 2 个。",
        "ann observes own-subject lessons of too few grades: 1 instead of 2.",
    ),
    (
        "variety",
        "09:00-10:00 department=教务处 @ann; 10:00-11:00 department=总务处",
        "ann 的活动只涉及 1 个部门，应有 2 个。",
        "ann meets too few departments: 1 instead of 2.",
    ),
    (
        "leader_clash",
        "East 09:00-10:00 Lin @ann; West 10:00-11:00 Lin @ann; travel 25",
        "Lin 10月19日周一在“talk s1”和“talk s2”之间有 0 分钟，需要 35 分钟。",
        "Lin has 0 min between “talk s1” and “talk s2” on Mon 19 Oct; needs 35.",
    ),
    (
        "no_clash",
        "East 09:00-10:00 @ann; West 10:20-11:00 @ann; travel 25",
        "ann 10月19日周一在“talk s1”和“talk s2”之间有 20 分钟，需要 35 分钟。",
        "ann has 20 min between “talk s1” and “talk s2” on Mon 19 Oct; needs 35.",
    ),
    (
        "mentor_balance",
        "mentor Lin for=principal; mentor Wu for=principal; past shadowing mentor=Lin people=3; lead ann Wu",
        "带教校长的导师：Lin 3 名学员，Wu 1 名（含往期），相差超过 1 名。",
        "Mentors of the role principal: Lin leads 3 trainees, Wu 1, earlier cohorts included; 1 apart is fine.",
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
