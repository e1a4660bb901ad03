"""What was understood can be looked at, whatever else is wrong."""

from datetime import date

import pytest
from tests.workflows.made_projects import written

from cohortplan.workflows.data import data_in
from cohortplan.workflows.preview import Taught, preview_of

LESSONS = """班级,星期,节次,学科,任课教师,单双周,开放
三(1)班,周一,1,语文,t1,,是
三(1)班,周一,2,音乐,,单周,是
三(1)班,周一,2,美术,,双周,否
三(1)班,星期八,3,数学,,,是
""".encode()
SETTINGS = """format = 1
id = "x"
as_of = 2026-09-07
[calendar]
start = 2026-09-17
end = 2026-09-25
holidays = [{ date = 2026-09-21, reason = "校庆" }]
[calendar.make_up]
2026-09-20 = 2026-09-25
""".encode()


@pytest.fixture
def preview(tmp_path):
    folder = written(
        tmp_path / "a",
        project=SETTINGS,
        lessons=LESSONS,
        classes="班级,校区\n三(1)班,main\n".encode(),
        staff="工号,姓名,职务,带教角色\nt1,林素,教师,\nh,何校,校长,校长\n".encode(),
        campuses="校区,校区名称\nmain,本部\n".encode(),
        bells="校区,星期,节次,开始,结束\nmain,周一；周二,1,08:30,09:10\nmain,周一；周二,2,09:20,10:00\n".encode(),
        trainees="姓名,角色,派出学校,到达\n赵,校长,一小,2026-09-18 10:00\n".encode(),
    )
    return preview_of(data_in(folder))


def test_the_week_of_a_class_is_a_grid_with_names_and_times(preview):
    week = preview.timetable("三(1)班")

    assert week.lessons["1", 0] == (Taught("语文", "林素"),)
    assert week.lessons["2", 0] == (Taught("音乐", "", "odd"), Taught("美术", "", "even", open=False))
    assert (week.periods, week.weekdays) == (("1", "2"), (0, 1, 2, 3, 4))
    assert week.starts["2"] == "09:20"


def test_a_faulty_row_hides_no_other(preview):
    assert preview.data.reading.project is None
    assert "3" not in preview.timetable("三(1)班").periods


def test_the_calendar_shows_whole_weeks_with_days_off_and_whose_weekday_a_make_up_day_follows(preview):
    days = {day.on: day for week in preview.weeks for day in week}

    assert (min(days), max(days)) == (date(2026, 9, 14), date(2026, 9, 27))
    assert not days[date(2026, 9, 16)].within
    assert (days[date(2026, 9, 21)].works, days[date(2026, 9, 21)].note) == (False, "校庆")
    assert days[date(2026, 9, 20)].follows == date(2026, 9, 25)


def test_bells_that_ring_alike_stand_together(preview):
    (bells,) = preview.bells

    assert (bells.campus, bells.weekdays) == ("本部", (0, 1))
    assert bells.rings == (("1", "08:30", "09:10"), ("2", "09:20", "10:00"))


def test_bells_of_another_season_stand_apart_and_the_timetable_has_those_of_the_first_day(tmp_path):
    bells = "节次,开始,结束,起用日期,停用日期\n1,08:00,08:40,2026-05-01,2026-09-30\n1,08:30,09:10,2026-10-01,\n"
    folder = written(tmp_path / "a", project=SETTINGS, lessons=LESSONS, bells=bells.encode())

    preview = preview_of(data_in(folder))

    assert [bells.season for bells in preview.bells] == [
        (date(2026, 5, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), None),
    ]
    assert preview.timetable("三(1)班").starts["1"] == "08:00"


def test_people_are_listed_by_what_they_are(preview):
    (trainee,), (mentor,) = preview.trainees(), preview.mentors()

    assert (trainee.name, trainee.role, trainee.school, trainee.stay) == ("赵", "principal", "一小", "2026-09-18 10:00")
    assert (mentor.name, mentor.role) == ("何校", "principal")


def test_an_empty_folder_has_nothing_to_look_at(tmp_path):
    preview = preview_of(data_in(tmp_path))

    assert (preview.classes, preview.weeks, preview.bells, list(preview.trainees())) == ({}, (), (), [])
