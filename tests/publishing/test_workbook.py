import io
import re
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.worlds import AS_OF, PLAN, SESSIONS, at, replaced, session, world

from cohortplan.domain.calendar import Bell, ClosedDay
from cohortplan.domain.demands import Absence, Quota, Visit, Waiver
from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.plan import Assignment, Mentorship, Plan
from cohortplan.domain.span import Span
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import workbook
from cohortplan.publishing.workbook.cells import clean, natural
from cohortplan.publishing.workbook.names import SheetNames
from cohortplan.rules.audit import Verdict, audit
from cohortplan.rules.base import Requirement
from cohortplan.rules.policy import Policy
from cohortplan.text import Language

ASKED = ("class_visits", "daily_load", "campus_moves", "mentor_hours", "mentor_balance", "wishes")
POLICY = Policy(tuple(each for each in Policy.default().rules if isinstance(each, Requirement) or each.name in ASKED))
ZH, EN = Language.ZH_CN, Language.EN


def made(project=None, plan=PLAN, language=ZH):
    project = project or world()
    return workbook(Examined(project, POLICY, plan, audit(project, POLICY, plan)), language)


def opened(body):
    return CalamineWorkbook.from_filelike(io.BytesIO(body))


def rows(body, sheet):
    """The rows of a sheet, without the column on the screen that leads back to the contents."""
    content = opened(body).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [row[:-1] for row in content] if str(content[0][-1]).startswith("←") else content


def text(body, sheet):
    """All text of a sheet, cells parted by bars."""
    return "|".join(str(cell) for row in rows(body, sheet) for cell in row if cell != "")


def parts(body, pattern):
    """The parts of the file whose names match, as text."""
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if re.search(pattern, name)}


def renamed(name, project=None, **changes):
    """The small world with a trainee of this name."""
    project = project or world()
    trainees = tuple(replace(each, name=name, **changes) if each.id == "T1" else each for each in project.trainees)
    return replace(project, trainees=trainees)


def test_there_is_a_sheet_for_everything_a_coordinator_hands_on():
    assert opened(made()).sheet_names == [
        "目录",
        "总表",
        "带教关系",
        "学员统计",
        "导师统计",
        "问题项",
        "学员 赵一",
        "学员 钱二",
        "学员 孙三",
        "导师 陈校长",
        "导师 林副校长",
        "班级 301",
        "班级 302",
    ]


def test_the_same_sheets_in_english():
    assert opened(made(language=EN)).sheet_names[:7] == [
        "Contents",
        "Overview",
        "Mentorships",
        "Trainee figures",
        "Mentor figures",
        "Findings",
        "Trainee 赵一",
    ]


def test_the_same_plan_gives_the_same_bytes_whatever_the_order_of_rows_and_the_clock():
    turned = replace(world(), trainees=world().trainees[::-1], sessions=SESSIONS[::-1])

    body = made()

    assert made(turned) == body
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts(body, "core.xml")["docProps/core.xml"])) == {
        f"{AS_OF:%Y-%m-%dT%H:%M:%S}Z"
    }


def test_the_overview_has_a_row_for_each_trainee_and_two_columns_for_each_day():
    title, legend, days, halves, everybody, *trainees = rows(made(), "总表")

    assert title[0] == "秋季跟岗　跟岗日程总表"
    assert legend[0] == "图例　■ 听课　■ 行政例会　■ 专题讲座　■ 导师面谈　■ 开班/结业　"
    assert [each for each in days if each] == [
        *("序号", "姓名", "派出学校、角色", "带教导师"),
        *("10月19日周一", "10月20日周二", "10月21日周三", "10月22日周四", "10月23日周五"),
    ]
    assert halves[4:] == ["上午", "下午"] * 5
    assert (everybody[0], everybody[4], everybody[7]) == ("全体学员", "■ 09:00 入校说明会", "■ 14:30 学校文化")
    assert [row[:4] for row in trainees] == [
        [1, "赵一", "清河小学\n校长", "林副校长"],
        [2, "钱二", "石桥小学\n校长", "林副校长"],
        [3, "孙三", "柳林小学\n教导主任", "林副校长"],
    ]
    assert trainees[0][4:] == [
        *("■ 10:30 301 数学", ""),
        *("■ 09:20 302 数学", ""),
        *("", "■ 14:30 行政例会"),
        *("", "■ 15:25 导师面谈"),
        *("", ""),
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("导师面谈：林副校长", "导师面谈"),
        ("导师面谈：读书分享", "读书分享"),
        ("Mentor meeting: Reading", "Reading"),
        ("读书分享：第一讲", "读书分享：第一讲"),
        ("导师面谈：", "导师面谈："),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_the_overview_leaves_out_what_colour_and_place_say(title, shown, language):
    body = made(replaced(world(), "mentor-lin", title=title), language=language)

    assert rows(body, opened(body).sheet_names[1])[5][11] == f"■ 15:25 {shown}"


def test_every_attendance_stands_in_the_overview():
    cells = [str(cell) for row in rows(made(), "总表")[4:] for cell in row]

    shown = sum(cell.count("■") for cell in cells)

    common = [each for each, who in PLAN.trainees_of.items() if len(who) == 3]
    assert shown == len(PLAN.assignments) - 2 * len(common)


def test_a_project_of_two_weeks_has_an_overview_for_each():
    later = session("late", "tue 14:30-15:15", title="返岗计划")
    later = replace(later, span=Span(later.span.start + timedelta(weeks=1), later.span.end + timedelta(weeks=1)))
    project = world((*SESSIONS, later))
    plan = Plan(PLAN.assignments | {Assignment("T1", "late")}, PLAN.mentorships)

    body = made(project, plan)

    assert opened(body).sheet_names[1:3] == ["总表 第7周", "总表 第8周"]
    assert "返岗计划" in text(body, "总表 第8周")
    assert "返岗计划" not in text(body, "总表 第7周")
    assert [row[0] for row in rows(body, "学员 赵一") if "教学周" in str(row[0])] == [
        "第 7 教学周　10月19日周一 至 10月23日周五",
        "第 8 教学周　10月27日周二 至 10月27日周二",
    ]


def test_who_is_away_for_half_a_day_is_shown_to_be():
    away = Absence(what="trainee", id="T1", span=Span(at("fri 08:00"), at("fri 12:30")), reason="私事")

    body = made(replace(world(), absences=(away,)))

    first = rows(body, "总表")[5]
    assert first[12:] == ["不在校", ""]
    assert "不在校：10月23日周五 08:00 至 10月23日周五 12:30" in text(body, "学员 赵一")
    assert "私事" not in text(body, "学员 赵一") + text(body, "总表")


def test_a_personal_schedule_says_when_what_where_with_whom_and_where_to_meet():
    body = made(plan=Plan.of([("T1", "301/mon 10:30")], [("T1", "lin")]))

    title, about, meet, week, head, first, total = rows(body, "学员 赵一")
    assert title[0] == "个人日程表　赵一"
    assert about[0] == "校长　·　清河小学　·　安澜县　·　带教导师：林副校长"
    assert meet[0] == "集合地点：东门"
    assert week[0] == "第 7 教学周　10月19日周一 至 10月23日周五"
    assert head == ["时间", "", "10月19日周一", "10月20日周二", "10月21日周三", "10月22日周四", "10月23日周五"]
    assert first[:3] == [
        "上\n午",
        "10:30–11:15",
        "听课 301 数学\n东校区 room-301（三(1)班教室）\n授课 吴老师\n集合地点：东门",
    ]
    assert total[0] == "本周合计　■ 听课 1 次"


def test_a_personal_schedule_names_no_other_trainee_and_nobodys_number():
    body = made()

    for trainee in world().trainees:
        shown = text(body, f"学员 {trainee.name}")
        others = [each.name for each in world().trainees if each != trainee]
        assert [each for each in (*others, "139-", "010-") if each in shown] == []


def test_a_mentors_schedule_names_who_comes():
    body = made()

    shown = text(body, "导师 林副校长")
    assert "带教学员：赵一（清河小学）、钱二（石桥小学）" in shown
    assert "导师面谈\n东校区 office（会议室）\n学员：赵一|" in shown
    assert "学校文化\n东校区 hall（报告厅）\n全体学员（3 名）" in shown


def test_whoever_stands_in_and_for_whom_is_on_both_their_sheets():
    friday = at("fri 08:00").date()
    acting = frozenset({Mentorship("T1", "head", friday, friday)})

    body = made(plan=Plan(PLAN.assignments, PLAN.mentorships | acting))

    assert "林副校长、陈校长 代带 10月23日周五 至 10月23日周五" in text(body, "学员 赵一")
    assert "赵一（清河小学） 代带 10月23日周五 至 10月23日周五" in text(body, "导师 陈校长")


def test_the_sheet_for_the_door_says_who_sits_in_and_when():
    bells = tuple(Bell("east", day, "2", at("tue 09:20").time(), at("tue 10:00").time()) for day in range(5))
    week = Visit(
        id="v",
        title="教学开放周",
        kind="open_week",
        span=Span(at("thu 08:00"), at("thu 17:00")),
        people=20,
        classes=("302",),
    )

    title, facts, head, *visits = rows(made(replace(world(), bells=bells, visits=(week,))), "班级 302")

    assert (title[0], facts[0]) == ("听课安排　302", "3 · 共接待 2 节")
    assert head == ["日期", "时间", "学科", "授课教师", "教室", "听课学员（派出学校）", "人数"]
    assert visits == [
        [
            "10月20日周二",
            "第2节\n09:20–10:00",
            "数学",
            "吴老师",
            "room-302（三(2)班教室）",
            "赵一（清河小学）\n钱二（石桥小学）",
            2,
        ],
        ["10月21日周三", "第2节\n09:20–10:00", "数学", "吴老师", "room-302（三(2)班教室）", "孙三（柳林小学）", 1],
        ["10月22日周四", "08:00–17:00", "", "", "其他来访", "教学开放周", 20],
    ]


def test_seats_are_counted_in_people():
    body = made(renamed("赵一", people=3))

    assert rows(body, "班级 302")[3][5:] == ["赵一（3 人）（清河小学）\n钱二（石桥小学）", 4]


QUOTAS = (
    Quota(id="q1", role="principal", kinds=("lesson",), least=3),
    Quota(id="q2", role="academic_director", kinds=("lesson",), least=1),
    Quota(id="q3", role="principal", kinds=("talk", "meeting"), per="week", least=2),
    Quota(id="q4", role="principal", kinds=("lesson",), per="day", most=1),
)


def test_figures_show_what_is_due_planned_and_missing():
    body = made(replace(world(), quotas=QUOTAS))

    _, heads, words, *trainees = rows(body, "学员统计")
    assert heads == ["姓名", "角色", "听课", "", "", "专题讲座、行政例会（每周）", "", "", "活动合计", "小时合计"]
    assert words[2:8] == ["应有", "已排", "缺"] * 2
    assert [row[:9] for row in trainees] == [
        ["赵一", "校长", 3, 2, 1, 2, 2, 0, 6],
        ["钱二", "校长", 3, 2, 1, 2, 1, 1, 4],
        ["孙三", "教导主任", 1, 1, 0, "—", "—", "—", 3],
    ]


def test_what_figures_lack_is_the_shortfall_of_the_audit():
    project = replace(world(), quotas=QUOTAS)
    short = audit(project, POLICY, PLAN).with_verdict(Verdict.SHORTFALL)

    trainees = rows(made(project), "学员统计")[3:]

    lacking = sum(cell for row in trainees for cell in (row[4], row[7]) if isinstance(cell, float))
    assert lacking == sum(each.finding.amount for each in short) == 3


def test_mentors_are_counted_with_their_trainees_sessions_and_hours():
    _, head, *mentors, _ = rows(made(), "导师统计")

    assert head == ["姓名", "职务", "部门", "带教人数", "带教学员", "带领活动", "带领小时", "被听课节数"]
    assert [row[:6] for row in mentors] == [
        ["陈校长", "校长", "", 0, "", 1],
        ["林副校长", "副校长", "", 3, "赵一、钱二、孙三", 3],
    ]
    assert [round(row[6], 2) for row in mentors] == [1.0, 2.42]


def test_findings_are_sentences_with_level_rule_and_cause():
    project = replace(
        world(),
        quotas=QUOTAS[2:3],
        waivers=(Waiver(rule="seats", about=("meeting",), reason="另加一把椅子", author="安老师"),),
        sessions=tuple(replace(each, seats=0) if each.id == "meeting" else each for each in SESSIONS),
    )
    found = audit(project, POLICY, PLAN)

    _, cost, head, *findings = rows(made(project), "问题项")

    assert cost[0] == "硬性问题 0 项 · 缺额 1 · 偏好代价 2"
    assert head == ["级别", "规则", "说明", "数量", "单位", "代价", "原因或豁免理由"]
    assert [row[2] for row in findings] == [each.finding.say(ZH) for each in found.judged]
    assert [(row[0], row[1]) for row in findings] == [
        ("缺额", "指标"),
        ("偏好未满足", "导师负担均衡"),
        ("已豁免", "听课名额"),
    ]
    assert [row[6] for row in findings] == [
        "另有 1 项可选，其中 1 项没有障碍，可直接补上，如“行政例会”。",
        "",
        "豁免：另加一把椅子（安老师）",
    ]


def test_a_plan_without_findings_says_so():
    one_mentor = replace(world(), staff=tuple(each for each in world().staff if each.id != "head"))
    plan = Plan(
        frozenset(each for each in PLAN.assignments if each.session != "meeting"),
        frozenset(Mentorship(each, "lin") for each in ("T1", "T2", "T3")),
    )

    assert rows(made(one_mentor, plan), "问题项")[3][0] == "没有问题项。"


def test_mentorships_show_who_leads_whom_who_acts_and_who_has_nobody():
    friday = at("fri 08:00").date()
    ties = frozenset({Mentorship("T1", "lin"), Mentorship("T1", "head", friday, friday)})

    _, head, *ties_shown = rows(made(plan=Plan(PLAN.assignments, ties)), "带教关系")

    assert head == ["带教导师", "职务", "电话", "关系", "姓名", "角色", "派出学校", "所在县区", "电话"]
    assert [(row[0], row[3], row[4]) for row in ties_shown] == [
        ("陈校长", "代带 10月23日周五 至 10月23日周五", "赵一"),
        ("林副校长", "带教", "赵一"),
        ("（未定）", "", "钱二"),
        ("", "", "孙三"),
    ]


@pytest.mark.parametrize("text_of_a_file", ["=2+2", "+86 139", "@SUM(A1)", "-1", "https://plan.example", "007", "{=1}"])
def test_text_that_looks_like_a_formula_a_number_or_a_link_stays_text(text_of_a_file):
    titled = replaced(world(), "talk", title=text_of_a_file)

    body = made(renamed(text_of_a_file, titled, school=text_of_a_file))

    assert rows(body, "总表")[5][1:3] == [text_of_a_file, f"{text_of_a_file}\n校长"]
    assert f"{text_of_a_file}\n" in text(body, f"学员 {text_of_a_file}".replace(":", "_").replace("/", "_"))
    sheets = parts(body, "worksheets/")
    assert [name for name, sheet in sheets.items() if "<f>" in sheet or "TargetMode" in sheet] == []


HOSTILE = "a\r\nb\x00\x0b\ud800\ufffe<b>&amp;\"'_x0041_ &P"


def test_hostile_text_neither_breaks_the_file_nor_becomes_anything_else():
    project = replace(renamed(HOSTILE, replaced(world(), "talk", title=HOSTILE)), name=HOSTILE)

    body = made(project)

    plain = "a b <b>&amp;\"'_x0041_ &P"
    assert rows(body, "总表")[5][1] == plain
    assert rows(body, "目录")[0][0] == plain
    header = re.search(r"<oddHeader>(.*?)</oddHeader>", parts(body, "sheet1.xml")["xl/worksheets/sheet1.xml"])
    assert header is not None
    assert "&amp;&amp;P" in header[1]


@settings(max_examples=25, deadline=None)
@given(name=st.text(max_size=60), title=st.text(max_size=60))
def test_any_text_gives_a_file_that_can_be_read_back(name, title):
    body = made(renamed(name, replaced(world(), "talk", title=title)))

    assert rows(body, "总表")[5][1] == clean(name)


def test_a_sheet_is_called_what_excel_allows():
    names = SheetNames()

    claimed = [
        names.claim(each) for each in ("班级 [1]:*?/\\", "a" * 40, "a" * 41, "A" * 31, "'x'", "", "History", "𠮷" * 20)
    ]

    assert claimed == [
        "班级 _1______",
        "a" * 31,
        "a" * 27 + " (2)",
        "A" * 27 + " (3)",
        "x",
        "-",
        "History (2)",
        "𠮷" * 15,
    ]


@given(st.lists(st.text(max_size=50), max_size=8))
def test_no_two_sheets_are_called_alike(wanted):
    names = SheetNames()

    claimed = [names.claim(each) for each in wanted]

    assert len({each.casefold() for each in claimed}) == len(claimed)
    assert all(0 < len(each.encode("utf-16-le")) <= 62 for each in claimed)


def test_classes_come_in_the_order_in_which_a_school_counts():
    ids = ["二(1)班", "一(10)班", "十(1)班", "一(9)班", "高一", "一(1)班"]

    assert sorted(ids, key=natural) == ["一(1)班", "一(9)班", "一(10)班", "二(1)班", "十(1)班", "高一"]


@pytest.mark.parametrize(
    ("sheet", "paper", "orientation"),
    [("总表", "8", "landscape"), ("学员 赵一", "9", "landscape"), ("班级 301", "9", "portrait")],
)
def test_sheets_are_set_up_for_the_paper_they_are_meant_for(sheet, paper, orientation):
    body = made()
    number = opened(body).sheet_names.index(sheet) + 1

    content = parts(body, rf"sheet{number}.xml$")[f"xl/worksheets/sheet{number}.xml"]

    setup = re.search(r"<pageSetup [^>]*>", content)
    assert setup is not None
    assert (f'paperSize="{paper}"' in setup[0], f'orientation="{orientation}"' in setup[0]) == (True, True)
    assert "fitToPage" in content
    assert "<oddHeader>" in content
    assert "第 &amp;P 页 共 &amp;N 页" in content
    assert "草稿，尚未正式发布" in content


def test_the_contents_lead_to_every_sheet_and_back():
    body = made()

    links = re.findall(r'location="(.*?)"', parts(body, "sheet1.xml$")["xl/worksheets/sheet1.xml"])

    expected = [f"'{name}'!A1" for name in opened(body).sheet_names[1:]]
    assert [link.replace("&apos;", "'") for link in links] == expected
    others = parts(body, r"worksheets/sheet\d+.xml$")
    assert sum("目录" in content for content in others.values()) >= len(expected)


def test_a_day_off_and_a_make_up_day_say_what_they_are():
    project = world()
    saturday = replace(project.calendar.open_days[0], on=at("fri 08:00").date() + timedelta(days=1))
    closed = ClosedDay(project.calendar.open_days[1].on, "校庆")
    days = (*project.calendar.open_days[:1], *project.calendar.open_days[2:], saturday)
    calendar = replace(project.calendar, open_days=days, closed_days=(closed,))

    heads = rows(made(replace(project, calendar=calendar)), "总表")[2]

    assert [each for each in heads[4:] if each] == [
        *("10月19日周一", "10月20日周二\n校庆", "10月21日周三", "10月22日周四", "10月23日周五"),
        "10月24日周六\n调休，按周一课表",
    ]


def test_an_empty_project_and_an_empty_plan_give_a_workbook_too():
    nobody = replace(world(()), trainees=(), staff=(), parties=(), classes=(), rooms=())

    assert opened(made(nobody, Plan())).sheet_names == ["目录", "带教关系", "学员统计", "导师统计", "问题项"]
    assert "没有安排。" in text(made(plan=Plan()), "学员 赵一")


def test_trainees_and_staff_of_one_name_have_sheets_of_their_own():
    twin = Trainee(id="T4", name="赵一", role="principal")
    mentor = Staff(id="zhao", name="赵一", post="director", mentors=("principal",))
    project = replace(world(), trainees=(*world().trainees, twin), staff=(*world().staff, mentor))

    names = opened(made(project)).sheet_names

    assert [each for each in names if "赵一" in each] == ["学员 赵一", "学员 赵一 (2)", "导师 赵一"]
