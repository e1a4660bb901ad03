"""A class has one name, however often it is written differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.intake.raw.class_names import NUMERALS, ClassName, class_from, class_in, class_of, grade_of, unit_of

THREE_TWO = ClassName("三(2)班", "三年级")


@pytest.mark.parametrize(
    "text",
    [
        "三(2)班", "三（2）班", "三 (2) 班", "三(2)", "三2班", "三年级2班", "三年级（2）班", "三年级二班", "三年二班", "小三2班",
        "3(2)班", "3（2）", "3年级2班", "Class 3(2)", "Grade 3 Class 2", "G3C2", "〔三〕（2）班".replace("〔三〕", "三"),
    ],
)  # fmt: skip
def test_a_class_is_known_anywhere_by_signs_that_only_a_class_has(text):
    assert class_of(text) == THREE_TWO


@pytest.mark.parametrize("text", ["三2", "3.2", "302", "3-2", "三.2", "3、2", "2026-03-02"])
def test_a_short_name_is_a_class_only_where_classes_are_expected(text):
    assert class_of(text) is None
    assert class_of(text, expected=True) == THREE_TWO


@pytest.mark.parametrize(
    ("text", "name", "grade"),
    [
        ("三(十二)班", "三(12)班", "三年级"), ("312", "三(12)班", "三年级"), ("七(1)班", "七(1)班", "七年级"),
        ("初一（3）班", "初一(3)班", "初一"), ("高二12班", "高二(12)班", "高二"), ("3A班", "三(A)班", "三年级"),
    ],
)  # fmt: skip
def test_grade_and_number_are_read_from_the_name(text, name, grade):
    assert class_of(text, expected=True) == ClassName(name, grade)


@pytest.mark.parametrize(
    "text", ["", "语文", "第1节", "1", "12", "班级", "三年级", "2班", "345", "0302", "周三", "三班", "2026-13-02"]
)
def test_what_is_no_class_is_none(text):
    assert class_of(text, expected=True) is None


def test_a_class_is_found_in_a_title_unless_there_are_several():
    assert class_in("青禾小学三（2）班课程表") == THREE_TWO
    assert class_in("班级：三年级2班　班主任：张某") == THREE_TWO
    assert class_in("三(1)班、三(2)班课程表") is None
    assert class_in("九年一贯制学校总课表") is None


def test_a_grade_and_a_number_make_a_class():
    assert (grade_of("三年级"), unit_of("（2）班"), unit_of("2班")) == ("三年级", "2", "2")
    assert class_from("三年级", "2") == THREE_TWO
    assert class_from("", "2") is None


WAYS = [
    "{zh}({unit})班",
    "{zh}{unit}",
    "{digit}.{unit}",
    "{digit}{unit:02}",
    "{zh}年级{unit}班",
    "{zh}（{unit}）班",
    "{digit}-{unit}",
]


@given(st.integers(1, 9), st.integers(1, 39), st.sampled_from(WAYS))
def test_every_way_of_writing_gives_the_same_class(grade, unit, way):
    written = way.format(zh=NUMERALS[grade - 1], digit=grade, unit=unit)

    assert class_of(written, expected=True) == ClassName(
        f"{NUMERALS[grade - 1]}({unit})班", f"{NUMERALS[grade - 1]}年级"
    )


@given(st.text(max_size=12))
def test_no_text_is_a_traceback(text):
    for expected in (True, False):
        class_of(text, expected=expected)
    class_in(text), grade_of(text), unit_of(text)
