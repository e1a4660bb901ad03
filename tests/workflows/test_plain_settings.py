"""The form of settings says what the file says, and changes only what was changed in it."""

import tomllib
from dataclasses import replace
from datetime import date

from cohortplan.workflows import plain_settings as workflow
from cohortplan.workflows.plain_settings import (
    PlainSettings,
    as_lines,
    days_off_in,
    make_up_in,
)

SOURCE = """format = 1
id = "x"
name = "秋季"

[calendar]
start = 2026-09-14
end = "2026-09-25"  # a Friday
holidays = ["2026-09-16", { date = 2026-09-17, reason = "运动会" }]

[calendar.make_up]
"2026-09-20" = 2026-09-25
"2026-09-19" = "周四"
"""


def plain_settings(source):
    return workflow.plain_settings(source)


def with_plain_settings(source, wanted):
    return workflow.with_plain_settings(source, wanted)


def test_what_the_file_says_is_in_the_form():
    assert plain_settings(SOURCE) == PlainSettings(
        name="秋季",
        start=date(2026, 9, 14),
        end=date(2026, 9, 25),
        days_off=((date(2026, 9, 16), ""), (date(2026, 9, 17), "运动会")),
        make_up=((date(2026, 9, 20), "2026-09-25"), (date(2026, 9, 19), "周四")),
    )


def test_a_form_that_nobody_changed_changes_nothing():
    assert with_plain_settings(SOURCE, plain_settings(SOURCE)) == SOURCE


def test_what_is_changed_in_the_form_is_changed_in_the_file():
    known = plain_settings(SOURCE)
    wanted = replace(
        known,
        term_start=date(2026, 9, 1),
        days_off=((date(2026, 9, 18), "校庆"),),
        make_up=((date(2026, 9, 20), "周五"), (date(2026, 9, 26), "2026-09-24")),
    )

    after = with_plain_settings(SOURCE, wanted)

    assert plain_settings(after) == wanted
    assert "# a Friday" in after


def test_days_are_read_as_people_write_them():
    assert days_off_in("2026-10-21 运动会\n2026年10月22日\n").days == (
        (date(2026, 10, 21), "运动会"),
        (date(2026, 10, 22), ""),
    )
    assert make_up_in("2026-09-20 2026-09-25\n2026-09-19 按周四的课表\n2026-09-12 Fri\n").days == (
        (date(2026, 9, 20), "2026-09-25"),
        (date(2026, 9, 19), "周四"),
        (date(2026, 9, 12), "Fri"),
    )


def test_lines_that_say_no_day_are_named():
    assert days_off_in("明天 运动会").faults == ("明天 运动会",)
    assert make_up_in("2026-09-20\n2026-09-19 某天").faults == ("2026-09-20", "2026-09-19 某天")


def test_days_are_shown_as_they_can_be_typed():
    days = plain_settings(SOURCE).make_up

    assert make_up_in(as_lines(days)).days == days


def test_a_file_that_cannot_be_read_has_no_form():
    assert plain_settings("name = ") is None
    assert tomllib.loads(SOURCE)["id"] == "x"
