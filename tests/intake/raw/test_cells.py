"""What one cell of a timetable, or one label at its edge, says."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.intake.raw.labels import (
    PeriodLabel,
    both_of,
    counted_through,
    half_of,
    is_break,
    period_of,
    times_in,
    weekday_of,
)
from cohortplan.intake.raw.lesson_cells import Taught, lessons_in, people, person
from cohortplan.intake.raw.subjects import Spelling, subject_key


@pytest.mark.parametrize(
    ("text", "taught"),
    [
        ("语文", Taught("语文")),
        ("语文/张某某", Taught("语文", "张某某")),
        ("语文／张老师", Taught("语文", "张老师")),
        ("语文\n张某", Taught("语文", "张某")),
        ("语文(张某)", Taught("语文", "张某")),
        ("语文（李 明）", Taught("语文", "李明")),
        ("语 文 张某", Taught("语文", "张某")),
        ("语文 张 某", Taught("语文", "张某")),
        ("张老师\n语文", Taught("语文", "张老师")),
        ("科学/王某/科学实验室", Taught("科学", "王某", "科学实验室")),
        ("体育@操场", Taught("体育", room="操场")),
        ("音乐(单)", Taught("音乐", weeks="odd")),
        ("语文★", Taught("语文")),
        ("English/Zhang Wei", Taught("English", "Zhang Wei")),
        ("语文/张某、李某", Taught("语文", "张某", others=("李某",))),
    ],
)
def test_a_cell_says_subject_teacher_and_room_in_many_ways(text, taught):
    assert lessons_in(text) == (taught,)


@pytest.mark.parametrize(
    "text",
    ["音(单)美(双)", "音/美", "单周：音 双周：美", "单:音\n双:美", "美（双）/音（单）", "音（单周）\n美（双周）"],
)
def test_two_subjects_in_a_cell_take_turns(text):
    assert set(lessons_in(text) or ()) == {Taught("音", weeks="odd"), Taught("美", weeks="even")}


@pytest.mark.parametrize("text", ["", "—", "/", " － ", "无", "×"])
def test_an_empty_cell_in_any_spelling_is_no_lesson(text):
    assert lessons_in(text) == ()


@pytest.mark.parametrize(
    "text", ["=1+1", "12", "(单)", "a/b/c/d/e/f/g", "这一格写了一整句与课程无关的说明文字请不要当作课程来读它"]
)
def test_what_is_no_lesson_is_not_guessed(text):
    assert lessons_in(text) is None


def test_people_are_the_same_with_and_without_spaces_and_titles():
    assert {person(text) for text in ("李明", "李 明", "李　明", "李明老师")} == {"李明"}
    assert person("张老师") == "张老师"
    assert people("张某、李某") == ("张某", "李某")
    assert people("赵和") == ("赵和",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("星期一", 0),
        ("周 三", 2),
        ("礼拜天", 6),
        ("Mon", 0),
        ("Thursday", 3),
        ("Tues.", 1),
        ("(周五)", 4),
        ("星期一\n10月19日", 0),
        ("周二（10.20）", 1),
        ("一", None),
        ("语文", None),
    ],
)
def test_weekdays(text, day):
    assert weekday_of(text) == day


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1", PeriodLabel(1)),
        ("第3节", PeriodLabel(3)),
        ("第十一节", PeriodLabel(11)),
        ("下午第2节", PeriodLabel(2, "pm")),
        ("上1", PeriodLabel(1, "am")),
        ("Period 4", PeriodLabel(4)),
        ("一", PeriodLabel(1, sure=False)),
        ("第1节 8:30", PeriodLabel(1)),
        ("1\n8:30-9:10", PeriodLabel(1, "", time(8, 30), time(9, 10))),
        ("第2节（09:20～10:00）", PeriodLabel(2, "", time(9, 20), time(10))),
        ("13", None),
        ("语文", None),
    ],
)
def test_periods(text, label):
    assert period_of(text) == label


def test_weekday_and_period_may_stand_in_one_label():
    assert both_of("周一1") == both_of("一1") == both_of("星期一第1节") == both_of("Mon 1") == (0, PeriodLabel(1))
    assert both_of("周一") is None


def test_afternoons_are_counted_on_from_the_morning():
    labels = [PeriodLabel(number) for number in (1, 2, 3, 4, 1, 2)]

    assert [label.number for label in counted_through(labels)] == [1, 2, 3, 4, 5, 6]


def test_the_same_period_twice_is_not_an_afternoon():
    labels = [PeriodLabel(number) for number in (1, 1, 2, 2)]

    assert [label.number for label in counted_through(labels)] == [1, 1, 2, 2]


def test_breaks_and_halves_are_no_periods():
    assert is_break("大课间（30分钟）")
    assert half_of("上午") == "am"
    assert times_in("8:30—9:10") == (time(8, 30), time(9, 10))
    assert times_in("10:00-9:00") is None


def test_a_school_keeps_its_own_spelling_of_a_subject():
    spelling = Spelling()
    spelling.hear(["体育与健康", "语", "语文", "道法"])

    assert [spelling.of(text) for text in ("体育", "语", "道德与法治", "品", "数")] == [
        "体育与健康",
        "语文",
        "道法",
        "道法",
        "数学",
    ]
    assert subject_key("PE") == subject_key("体育")


@given(st.text(max_size=20))
def test_no_text_is_a_traceback(text):
    lessons_in(text), people(text), weekday_of(text), period_of(text), both_of(text), half_of(text), times_in(text)
