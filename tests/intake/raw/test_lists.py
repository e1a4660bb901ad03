"""Name lists, teaching lists, notices and bells, as schools write them."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.raw.conftest import told

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.bells import rings_of
from cohortplan.intake.raw.gathering import Gatherer
from cohortplan.intake.raw.notice_details import details_in
from cohortplan.intake.raw.notices import best_of, dates_in
from cohortplan.intake.raw.pages import make_page
from cohortplan.intake.raw.posts import post_of, role_of
from cohortplan.intake.raw.seasons import Season, season_in
from cohortplan.intake.raw.settings_sheets import line_of_toml, settings_in
from cohortplan.intake.words import Words


def gathered(rows, file="名单.csv", sheet="", merges=()):
    notes = Notes()
    found = Gatherer(notes, Words.of()).take([make_page(file, sheet, rows, merges)])
    return found, told(notes.sorted({}))


def trainees(rows, merges=()):
    found, problems = gathered(rows, "学员名单.csv", merges=merges)
    people = [
        (each.name, *(each.cells.get(key, "") for key in ("role", "school", "county"))) for each in found.trainees
    ]
    return people, problems


ANN, BAI = ("安然", "principal", "云溪一小", "云溪县"), ("白石", "academic_director", "星渚小学", "星渚县")


def test_trainees_are_found_below_a_title_whatever_the_order_of_columns():
    rows = [
        ["2026年跟岗学习学员名单", "", "", "", ""],
        ["序号", "所在县（区）", "工作单位", "姓 名", "现任职务"],
        ["1", "云溪县", "云溪一小", "安 然", "党支部书记、校长"],
        ["2", "星渚县", "星渚小学", "白石", "教务处副主任"],
        ["合计：2 人", "", "", "", ""],
    ]

    assert trainees(rows, [(0, 0, 0, 4), (4, 0, 4, 4)]) == ([ANN, BAI], [])


def test_english_headers_mean_the_same():
    rows = [
        ["No.", "Name", "Position", "School", "County"],
        ["1", "安然", "Principal", "云溪一小", "云溪县"],
        ["2", "白石", "Academic director", "星渚小学", "星渚县"],
    ]

    assert trainees(rows) == ([ANN, BAI], [])


def test_a_merged_county_holds_for_all_its_rows():
    rows = [
        ["县区", "姓名", "职务", "单位"],
        ["云溪县", "安然", "校长", "云溪一小"],
        ["", "白石", "教导主任", "星渚小学"],
    ]

    people, _ = trainees(rows, [(1, 0, 2, 0)])

    assert [county for *_, county in people] == ["云溪县", "云溪县"]


def test_the_county_may_be_a_heading_or_the_beginning_of_the_schools_name():
    rows = [
        ["姓名", "职务", "单位"],
        ["程明", "校长", "鹿鸣县第一小学"],
        ["云溪县（1人）", "", ""],
        ["安然", "校长", "云溪一小"],
        ["星渚县", "", ""],
        ["白石", "教导主任", "星渚小学"],
    ]

    people, problems = trainees(rows)

    assert [county for *_, county in people] == ["鹿鸣县", "云溪县", "星渚县"]
    assert problems == []


def test_two_lists_side_by_side_are_one():
    rows = [
        ["姓名", "职务", "单位", "姓名", "职务", "单位"],
        ["安然", "校长", "云溪一小", "白石", "教导主任", "星渚小学"],
    ]

    people, _ = trainees(rows)

    assert [name for name, *_ in people] == ["安然", "白石"]


def test_a_header_in_two_rows_is_read_as_one():
    rows = [
        ["姓名", "职务", "单位", "联系方式", ""],
        ["", "", "", "手机", "邮箱"],
        ["安然", "校长", "云溪一小", "138", "a@b.cn"],
    ]

    found, _ = gathered(rows, "学员名单.csv", merges=[(0, 3, 0, 4), *((0, column, 1, column) for column in range(3))])

    (person,) = found.trainees
    assert (person.cells["phone"], person.cells["email"]) == ("138", "a@b.cn")


@pytest.mark.parametrize(
    ("post", "code", "role"),
    [
        ("校长", "head", "principal"),
        ("党总支书记、校长", "head", "principal"),
        ("副校长兼教导主任", "deputy", "principal"),
        ("校长助理", "deputy", "principal"),
        ("东校区校长", "campus_head", "principal"),
        ("党支部书记", "党支部书记", "principal"),
        ("教导主任", "教导主任", "academic_director"),
        ("教科室副主任", "教科室副主任", "academic_director"),
        ("Vice Principal", "deputy", "principal"),
        ("Head of Studies", "Head of Studies", "academic_director"),
        ("教师", "teacher", ""),
        ("三年级班主任", "三年级班主任", ""),
    ],
)
def test_posts_tell_the_role_of_a_trainee(post, code, role):
    assert (post_of(post), role_of(post)) == (code, role)


def test_mentors_lead_whom_their_post_fits_unless_the_list_says_otherwise():
    rows = [
        ["导师", "职务", "带教对象"],
        ["林知远", "副校长", ""],
        ["何思齐", "德育主任", ""],
        ["吴行", "校长", "教导主任"],
    ]

    found, problems = gathered(rows)

    assert [(each.name, each.cells["post"], each.cells["mentors"]) for each in found.mentors] == [
        ("林知远", "deputy", "principal"),
        ("何思齐", "德育主任", "academic_director"),
        ("吴行", "head", "academic_director"),
    ]
    assert problems == []


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["班级", "班主任", "语文", "数学", "英语"],
            ["三1", "甲", "沈知", "周行", "吴远"],
            ["三2", "乙", "沈知", "郑和", "吴远"],
        ],
        [
            ["年级", "班级", "语文", "数学", "英语"],
            ["三年级", "1班", "沈知", "周行", "吴远"],
            ["", "2班", "沈知", "郑和", "吴远"],
        ],
        [["学科", "三(1)班", "三(2)班"], ["语文", "沈知", "沈知"], ["数学", "周行", "郑和"], ["英语", "吴远", "吴远"]],
        [
            ["教师", "任教学科", "任教班级"],
            ["沈知", "语文", "三1、三2"],
            ["周行", "数学", "三(1)班"],
            ["郑和", "数学", "三(2)班"],
            ["吴远", "英语", "三（1）班、（2）班"],
        ],
    ],
    ids=["classes down", "grades and classes down", "classes across", "a teacher in each row"],
)
def test_teaching_lists_in_any_form_say_the_same(rows):
    found, problems = gathered(rows, "任课表.csv", merges=[(1, 0, 2, 0)] if rows[0][0] == "年级" else ())

    assert {(each.school_class.name, each.subject, each.teacher) for each in found.teaching} == {
        ("三(1)班", "语文", "沈知"), ("三(1)班", "数学", "周行"), ("三(1)班", "英语", "吴远"),
        ("三(2)班", "语文", "沈知"), ("三(2)班", "数学", "郑和"), ("三(2)班", "英语", "吴远"),
    }  # fmt: skip
    assert problems == []


def test_a_table_of_weekly_hours_is_no_teaching_list():
    rows = [["年级", "语文", "数学", "英语"], ["三(1)班", "7", "5", "3"], ["三(2)班", "7", "5", "3"]]

    found, problems = gathered(rows, "课时.csv")

    assert (found.teaching, [code for code, *_ in problems]) == ([], ["page_not_understood"])


WEEK = (date(2026, 10, 19), date(2026, 10, 23))


@pytest.mark.parametrize(
    "text",
    [
        "跟岗时间：2026年10月19日至23日",
        "2026年10月19日（周一）—10月23日（周五）",
        "2026.10.19-10.23",
        "2026-10-19 至 2026-10-23",
        "2026/10/19～2026/10/23",
        "19-23 October 2026",
        "19 October to 23 October 2026",
    ],
)
def test_dates_are_read_from_a_sentence(text):
    assert [(each.start, each.end) for each in dates_in(make_page("通知.txt", "", [[text]]))] == [WEEK]


def test_the_year_may_stand_elsewhere_in_the_notice_and_other_dates_are_passed_over():
    notice = [
        "2026年秋季跟岗学习通知",
        "报名时间：9月1日至9月10日",
        "跟岗时间：10月19日至23日",
        "返岗实践：11月1日至30日",
    ]

    found = best_of(list(dates_in(make_page("通知.txt", "", [[line] for line in notice]))))

    assert [(each.start, each.end) for each in found] == [WEEK]


@pytest.mark.parametrize("text", ["2026-10-19", "13月45日至46日", "电话：010-8888-12", "第3-5节", "1.1-1.2"])
def test_what_is_no_stretch_of_days_is_none(text):
    assert list(dates_in(make_page("通知.txt", "", [[text]]))) == []


@given(st.text(alphabet="0123456789年月日至到-—.（）() 周一跟岗时间", max_size=40))
def test_no_text_of_dates_is_a_traceback(text):
    list(dates_in(make_page("通知.txt", "", [[text]])))


def test_bells_are_read_from_the_list_on_the_wall():
    rows = [
        ["西校区作息时间表"],
        ["项目", "时间"],
        ["早读", "8:00-8:20"],
        ["上午", ""],
        ["第一节", "8:40—9:20"],
        ["大课间", "9:20-9:50"],
        ["第二节", "9:50—10:30"],
        ["下午", ""],
        ["第一节", "13:00—13:40"],
    ]

    rings = rings_of(make_page("作息.csv", "", rows))

    assert [(ring.campus, ring.period, ring.start, ring.end) for ring in rings] == [
        ("西校区", "1", time(8, 40), time(9, 20)),
        ("西校区", "2", time(9, 50), time(10, 30)),
        ("西校区", "3", time(13), time(13, 40)),
    ]


SUMMER, WINTER = Season((5, 1), (9, 30)), Season((10, 1), (4, 30))


def seasons_of(rows, sheet=""):
    rings = rings_of(make_page("作息.xlsx", sheet, rows))
    return [(ring.period, f"{ring.start:%H:%M}", ring.season) for ring in rings]


def test_summer_and_winter_bells_stand_one_above_the_other_with_their_days():
    rows = [
        ["作息时间表"],
        ["夏季作息（5月1日—9月30日）"],
        ["第一节", "8:30-9:10"],
        ["第二节", "9:20-10:00"],
        ["第三节", "14:30-15:10"],
        ["冬季作息（10月1日—次年4月30日）"],
        ["第一节", "8:30-9:10"],
        ["第二节", "9:20-10:00"],
        ["第三节", "14:00-14:40"],
    ]

    assert seasons_of(rows) == [
        *(("1", "08:30", SUMMER), ("2", "09:20", SUMMER), ("3", "14:30", SUMMER)),
        *(("1", "08:30", WINTER), ("2", "09:20", WINTER), ("3", "14:00", WINTER)),
    ]


@pytest.mark.parametrize(
    ("header", "summer", "winter"),
    [
        (["节次", "夏令时（5.1-9.30）", "冬令时（10.1-4.30）"], SUMMER, WINTER),
        (["节次", "夏季 5月至9月", "冬季 10月至4月"], SUMMER, WINTER),
        (["Period", "Summer", "Winter"], replace(SUMMER, assumed=True), replace(WINTER, assumed=True)),
    ],
)
def test_they_stand_side_by_side_too_with_or_without_days(header, summer, winter):
    rows = [
        header,
        ["1", "8:30-9:10", "8:30-9:10"],
        ["2", "9:20-10:00", "9:20-10:00"],
        ["3", "14:30-15:10", "14:00-14:40"],
    ]

    assert [each for each in seasons_of(rows) if each[0] == "3"] == [("3", "14:30", summer), ("3", "14:00", winter)]


def test_a_sheet_of_its_own_says_its_season_by_its_name():
    rows = [["第一节", "8:30-9:10"], ["第二节", "9:20-10:00"], ["第三节", "14:00-14:40"]]

    assert {season for _, _, season in seasons_of(rows, "冬季作息")} == {replace(WINTER, assumed=True)}


@pytest.mark.parametrize("text", ["2026年秋季学期作息时间", "夏令营安排", "13月1日至14月2日", "冬至"])
def test_what_is_no_season_of_the_bells_is_none(text):
    assert season_in(text) is None


@given(st.text(alphabet="0123456789年月日至—-.夏冬季令时次（）", max_size=30))
def test_no_text_of_seasons_is_a_traceback(text):
    found = season_in(text)

    assert found is None or list(found.stretches(date(2024, 2, 29), date(2025, 3, 1)))


def test_settings_are_written_as_lines_of_toml():
    rows = [
        ["项目名称", "秋季跟岗"],
        ["第一天", "2026年10月19日"],
        ["休息日", "2026-10-21；2026-10-22 运动会"],
        ["调休 2026-09-20", "周五"],
        ["rules.class_visits.per_week", "3"],
        ["offers.critiques", "是"],
        ["说明", "这一行不是设置"],
    ]

    assert [line_of_toml(each) for each in settings_in(make_page("设置.csv", "", rows))] == [
        'name = "秋季跟岗"',
        "calendar.start = 2026-10-19",
        'calendar.holidays = [2026-10-21, { date = 2026-10-22, reason = "运动会" }]',
        'calendar.make_up.2026-09-20 = "周五"',
        "rules.class_visits.per_week = 3",
        "offers.critiques = true",
    ]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("9月20日调休上班，按9月25日的课表上课。", (9, 20, (9, 25))),
        ("9月20日（周日）补班，按周五课表上课", (9, 20, "Fri")),
        ("10月21日因运动会停课。", (10, 21, "运动会")),
        ("9月25日中秋节放假", (9, 25, "中秋节")),
        ("东校区与西校区之间车程约25分钟。", ("东校区", "西校区", 25)),
        ("上课时间为40分钟，9月20日报到。", None),
    ],
)
def test_a_notice_says_days_off_make_up_days_and_ways_in_passing(text, detail):
    found = [
        tuple(getattr(each, name) for name in each.__slots__[1:])
        for each in details_in(make_page("a.txt", "", [[text]]))
    ]

    assert found == ([detail] if detail else [])


def test_after_school_is_no_part_of_the_afternoon():
    rows = [["第1节", "8:30-9:10"], ["第2节", "9:20-10:00"], ["课后", "第3节", "16:15-17:00"]]

    assert [ring.part for ring in rings_of(make_page("作息.csv", "", rows))] == ["", "", "after"]
