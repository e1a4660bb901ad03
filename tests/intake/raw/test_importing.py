"""What suffices for a first plan: the school's own files, and everything else by custom, recorded to be confirmed."""

import tomllib
from datetime import date

import pytest
from tests.intake.raw.conftest import told
from tests.intake.raw.papers import papers, with_teacher, workbook
from tests.intake.raw.test_planted_faults import BASE, files

from cohortplan.generator import invent
from cohortplan.intake.assumed import confirmed, unconfirmed
from cohortplan.intake.files import Files
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.defaults import critiques_asked, half_days_asked, lessons_asked, meetings_asked
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import Sent
from cohortplan.intake.reading import read_files
from cohortplan.intake.workbook_writing import workbook_bytes
from cohortplan.intake.writing import project_contents
from cohortplan.text import Language


def table(imported, name):
    """A table of the project as rows of cells by header."""
    lines = imported.contents[f"{name}.csv"].decode("utf-8-sig").splitlines()
    headers = lines[0].split(",")
    return [dict(zip(headers, line.split(","), strict=True)) for line in lines[1:]]


def reading_of(imported):
    assert imported.reading is not None
    return imported.reading


def project_of(imported):
    assert imported.reading is not None
    assert imported.reading.project is not None
    return imported.reading.project


def settings(imported):
    return tomllib.loads(imported.contents["project.toml"].decode())


def test_the_same_files_give_the_same_bytes_in_whatever_order(school):
    whole = papers(school)

    one, two, turned = (import_sent(each, Given()) for each in (whole, whole, [*reversed(whole)]))

    assert one.contents == two.contents
    assert {name: set(content.splitlines()) for name, content in one.contents.items() if name != "project.toml"} == {
        name: set(content.splitlines()) for name, content in turned.contents.items() if name != "project.toml"
    }


def test_one_class_name_on_two_campuses_is_two_classes():
    east = [["班级", "周一1", "周一2"], ["三1", "语文/甲某", "数学/乙某"], ["三2", "数学/乙某", "语文/甲某"]]
    west = [["班级", "周一1", "周一2"], ["三1", "语文/丙某", "数学/丁某"], ["四1", "数学/丁某", "语文/丙某"]]

    imported = import_sent(files(课表_csv=None, 任课_csv=None, 东校区_csv=east, 西校区_csv=west), Given())

    assert [(row["班级"], row["年级"], row["校区"]) for row in table(imported, "classes")] == [
        ("东校区三(1)班", "三年级", "东校区"),
        ("三(2)班", "三年级", "东校区"),
        ("西校区三(1)班", "三年级", "西校区"),
        ("四(1)班", "四年级", "西校区"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"课表_csv": [["校区", "班级", "周一1", "周一2"], ["东", "三1", "语", "数"], ["西校区", "三2", "数", "语"]]},
        {
            "课表_csv": [["班级", "周一1", "周一2"], ["三1", "语", "数"], ["三2", "数", "语"]],
            "班级_csv": [["班级", "校区"], ["三(1)班", "东校区"], ["3.2", "西校区"]],
        },
        {
            "课表_csv": workbook(
                "课表.xlsx",
                {
                    "东校区": ([["班级", "周一1", "周一2"], ["三1", "语", "数"], ["四1", "语", "数"]], []),
                    "西校区": ([["班级", "周一1", "周一2"], ["三2", "数", "语"], ["四2", "语", "数"]], []),
                },
            )
        },
    ],
    ids=["a column", "a table of classes", "names of sheets"],
)
def test_the_campus_of_a_class_may_be_said_in_many_places(changed):
    if "班级_csv" in changed:
        changed["校区_csv"] = [["校区"], ["东校区"], ["西校区"]]

    imported = import_sent(files(**({"任课_csv": None} | changed)), Given())

    homes = {row["班级"]: row["校区"] for row in table(imported, "classes")}
    assert (homes["三(1)班"], homes["三(2)班"]) in {("东校区", "西校区"), ("东", "西校区")}


def test_a_surname_in_the_timetable_is_the_teacher_of_the_teaching_list():
    grid = [list(row) for row in BASE["课表.csv"]]
    grid[2][1] = "语文/沈老师"

    imported = import_sent(files(课表_csv=grid), Given())

    assert table(imported, "lessons")[0]["任课教师"] == "沈知"


def test_a_mentor_who_teaches_is_one_person():
    grid = [list(row) for row in BASE["课表.csv"]]
    grid[2][1] = "道法/林知远"

    imported = import_sent(files(课表_csv=grid), Given())

    mentors = [row for row in table(imported, "staff") if row["姓名"] == "林知远"]
    assert [(row["职务"], row["带教角色"], row["学科"]) for row in mentors] == [("校长", "校长", "道法")]


def test_a_ground_that_holds_several_classes_is_no_room_of_one():
    grid = [
        ["班级", "周一1", "周一2"],
        ["三1", "体育/甲某/操场", "科学/丙某/实验室"],
        ["三2", "体育/乙某/操场", "语文"],
    ]

    imported = import_sent(files(课表_csv=grid, 任课_csv=None), Given())

    assert [row["场地"] for row in table(imported, "rooms")] == ["实验室"]
    assert settings(imported)["assumed"]["shared_rooms"] == ["操场"]


def test_times_beside_the_periods_are_the_bells():
    grid = [
        ["三(1)班课表"],
        ["节次", "星期一", "星期二"],
        ["1\n8:00-8:40", "语文", "数学"],
        ["2\n8:50-9:30", "数学", "语文"],
    ]

    imported = import_sent(files(课表_csv=grid, 任课_csv=None), Given())

    assert [(row["节次"], row["开始"], row["结束"]) for row in table(imported, "bells")] == [
        ("1", "08:00", "08:40"),
        ("2", "08:50", "09:30"),
    ]
    assert "bells" not in settings(imported)["assumed"]


TWO_SEASONS = [
    ["节次", "夏令时", "冬令时"],
    ["1", "8:30-9:10", "8:30-9:10"],
    ["2", "9:20-10:00", "9:20-10:00"],
    ["3", "10:10-10:50", "10:20-11:00"],
]


@pytest.mark.parametrize(
    ("start", "end", "third", "dates", "assumed"),
    [
        (date(2026, 10, 19), date(2026, 10, 23), ["10:20"], {("", "")}, False),
        (date(2026, 9, 14), date(2026, 9, 18), ["10:10"], {("", "")}, False),
        (
            date(2026, 9, 28),
            date(2026, 10, 9),
            ["10:10", "10:20"],
            {("2026-05-01", "2026-09-30"), ("2026-10-01", "2027-04-30")},
            True,
        ),
    ],
)
def test_of_summer_and_winter_bells_those_ring_that_meet_the_days_of_the_project(start, end, third, dates, assumed):
    imported = import_sent(files(作息_csv=TWO_SEASONS), Given(start=start, end=end))

    bells = table(imported, "bells")
    assert [row["开始"] for row in bells if row["节次"] == "3"] == third
    assert {(row.get("起用日期", ""), row.get("停用日期", "")) for row in bells} == dates
    assert ("seasons" in settings(imported)["assumed"]) == assumed
    assert project_of(imported)


def test_tables_of_ours_among_the_files_go_before_custom():
    quotas = [["角色", "活动类型", "最少"], ["校长", "听课", "3"]]
    sessions = [["类型", "活动名称", "日期", "开始", "结束"], ["专题讲座", "课程建设", "2026-10-20", "10:30", "11:20"]]
    absent = [["类别", "对象", "从"], ["班级", "3.1", "周三上午"]]

    imported = import_sent(files(任务指标_csv=quotas, 活动_csv=sessions, 请假与停用_csv=absent), Given())

    assert [(row["角色"], row["最少"]) for row in table(imported, "quotas")] == [("校长", "3")]
    assert [row["活动名称"] for row in table(imported, "sessions")] == ["课程建设"]
    assert [row["对象"] for row in table(imported, "absences")] == ["三(1)班"]
    assert not {"lesson_quotas", "opening", "closing"} & set(settings(imported)["assumed"])


def test_sessions_that_are_held_have_a_quota():
    sessions = [["类型", "活动名称", "日期", "开始", "结束"], ["专题讲座", "课程建设", "2026-10-20", "10:30", "11:20"]]

    imported = import_sent(files(活动_csv=sessions), Given())

    assert ("专题讲座", "1") in {(row["活动类型"], row["最少"]) for row in table(imported, "quotas")}


def test_settings_in_a_sheet_count_and_their_faults_are_told_there():
    sheet = [["项目名称", "秋季跟岗"], ["学期第一天", "2026-09-01"], ["休息日", "2026-10-21 运动会"], ["时区", "Mars"]]

    right = import_sent(files(设置_csv=sheet[:3]), Given())
    wrong = import_sent(files(设置_csv=sheet), Given())

    assert settings(right)["name"] == "秋季跟岗"
    assert settings(right)["calendar"]["holidays"] == [{"date": date(2026, 10, 21), "reason": "运动会"}]
    assert told(wrong.problems) == [("wrong_type", "设置.csv", 4, "B", "Mars")]


def test_given_dates_go_before_those_of_a_notice():
    imported = import_sent(files(), Given(start=date(2026, 11, 2), end=date(2026, 11, 4)))

    assert (settings(imported)["calendar"]["start"], settings(imported)["calendar"]["end"]) == (
        date(2026, 11, 2),
        date(2026, 11, 4),
    )


def test_an_arrival_outside_the_project_is_told_at_its_cell():
    people = [["姓名", "职务", "报到时间"], ["安然", "校长", "2026-10-30"], ["白石", "教务主任", ""]]

    imported = import_sent(files(学员名单_csv=people), Given())

    assert told(imported.problems) == [("outside_project", "学员名单.csv", 2, "C", "2026-10-30")]


def test_without_a_list_of_mentors_the_leaders_of_the_staff_list_are_mentors():
    staff = [["教职工名册"], ["姓名", "职务"], ["林知远", "校长"], ["何思齐", "教导主任"], ["沈知", "教师"]]

    imported = import_sent(files(导师名单_csv=None, 教职工_csv=staff), Given())

    assert [row["姓名"] for row in table(imported, "staff") if row["带教角色"]] == ["林知远", "何思齐"]
    assert settings(imported)["assumed"]["mentors_from_staff"] == [2]


@pytest.mark.parametrize(
    ("days", "lessons", "half_days", "meetings", "critiques"),
    [
        (1, (1, 2), 0, 1, 0),
        (3, (4, 6), 1, 2, 1),
        (5, (8, 10), 2, 3, 3),
        (10, (12, 16), 3, 4, 4),
        (20, (20, 26), 6, 4, 7),
        (40, (20, 26), 6, 4, 7),
    ],
)
def test_quotas_follow_the_length_of_stay(days, lessons, half_days, meetings, critiques):
    assert tuple(lessons_asked(role, days) for role in ("principal", "academic_director")) == lessons
    assert (half_days_asked(days), meetings_asked(days), critiques_asked("principal", days)) == (
        half_days,
        meetings,
        critiques,
    )


def test_the_opening_is_led_by_a_leader_who_does_not_teach_then():
    grid = [["班级", "周一1", "周一2"], ["三1", "语文/林知远", "数学"], ["三2", "数学", "语文"]]
    mentors = [["姓名", "职务"], ["林知远", "校长"], ["吴行", "副校长"], ["何思齐", "教导主任"]]

    imported = import_sent(files(课表_csv=grid, 任课_csv=None, 导师名单_csv=mentors), Given())

    assert [(row["日期"], row["主持人"]) for row in table(imported, "sessions")] == [
        ("2026-10-19", "吴行"),
        ("2026-10-23", "林知远"),
    ]


def test_each_assumption_is_recorded_and_confirming_takes_its_line_away(school):
    imported = import_sent(papers(school), Given())
    source = imported.contents["project.toml"].decode()

    asked = unconfirmed(source)
    without = confirmed(source, "seats")

    assert {sentence.en for sentence in asked.values()} <= {each.en for each in reading_of(imported).assumptions}
    assert unconfirmed(without) == {code: text for code, text in asked.items() if code != "seats"}
    assert len(source.splitlines()) - len(without.splitlines()) == 1
    assert confirmed(source, "nothing of this name") == source
    again = read_files(Files({**imported.contents, "project.toml": without.encode()}), Notes())
    assert again.project == project_of(imported)


def test_a_project_as_we_write_it_comes_in_as_it_is():
    invented = invent("A", 4)
    contents = project_contents(invented.settings, invented.tables, Language.ZH_CN)
    book = workbook_bytes(contents, Language.ZH_CN)

    imported = import_sent([Sent("项目.xlsx", book)], Given())

    assert project_of(imported) == read_files(Files(contents), Notes()).project


def test_rooms_and_teachers_in_the_cells_need_no_other_list(school):
    imported = import_sent([workbook("总课表.xlsx", {"课表": school.grid(with_teacher)}), *papers(school)[2:]], Given())

    assert [each for each in imported.problems if each.is_error] == []
    assert {row["场地"] for row in table(imported, "rooms")} <= {row["room"] for row in school.tables["rooms"]}
    assert len(project_of(imported).staff) == 56


def test_the_language_of_the_project_is_that_of_the_coordinator(school):
    imported = import_sent(papers(school), Given(language=Language.EN))

    assert imported.contents["classes.csv"].decode("utf-8-sig").startswith("class,grade,campus,seats")
    assert "main campus" in imported.contents["campuses.csv"].decode()
