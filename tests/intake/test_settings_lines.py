"""A setting changed in the app is one line changed in the file."""

import tomllib
from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cohortplan.intake.settings_lines import with_settings
from cohortplan.intake.writing import EXAMPLE_SETTINGS, new_contents
from cohortplan.text import Language

SOURCE = """# head
format = 1
name = "旧名"  # as on the notice

[calendar]
# first and last
start = 2026-10-19
end = 2026-10-23
holidays = [
  "2026-10-21", # sports
  "2026-10-22",
]

[calendar.make_up]
2026-10-24 = "Fri"  # Saturday

[rules.daily_load]
lunch = 40
"""


def changed(source: str, values: Mapping[tuple[str, ...], object]) -> str:
    after = with_settings(source, values)
    assert after is not None
    return after


def test_only_the_lines_of_the_changed_keys_change():
    after = changed(SOURCE, {("name",): "新名", ("calendar", "end"): date(2026, 10, 30)})

    expected = SOURCE.replace('"旧名"', '"新名"').replace("end = 2026-10-23", "end = 2026-10-30")
    assert after == expected


def test_a_value_of_several_lines_becomes_one():
    after = changed(SOURCE, {("calendar", "holidays"): [date(2026, 10, 21), {"date": "2026-10-22", "reason": "x"}]})

    assert 'holidays = [2026-10-21, { date = "2026-10-22", reason = "x" }]' in after.splitlines()
    assert len(after.splitlines()) == len(SOURCE.splitlines()) - 3


def test_keys_are_added_to_their_section_and_taken_out_of_it():
    after = changed(
        SOURCE,
        {
            ("calendar", "term_start"): date(2026, 9, 1),
            ("calendar", "make_up", "2026-10-24"): None,
            ("calendar", "make_up", "2026-10-25"): date(2026, 10, 22),
        },
    )

    said = tomllib.loads(after)["calendar"]
    assert (said["term_start"], said["make_up"]) == (date(2026, 9, 1), {"2026-10-25": date(2026, 10, 22)})
    assert "# first and last" in after
    assert after.index("term_start") < after.index("[calendar.make_up]")


def test_a_section_that_is_not_there_is_added_at_the_end():
    after = changed(SOURCE, {("offers", "critiques"): True, ("offers", "noon"): "12:10-12:40"})

    assert after.endswith('lunch = 40\n\n[offers]\ncritiques = true\nnoon = "12:10-12:40"\n')


def test_a_key_at_the_top_goes_above_the_first_section():
    after = changed(SOURCE, {("in_force",): "plan"})

    assert after.index('in_force = "plan"') < after.index("[calendar]")


def test_a_layout_that_lines_cannot_follow_is_left_alone():
    inline = "format = 1\ncalendar = { start = 2026-10-19, end = 2026-10-23 }\n"

    assert with_settings(inline, {("calendar", "end"): date(2026, 10, 30)}) is None
    assert with_settings("name = ", {("name",): "x"}) is None


def test_windows_line_ends_stay():
    after = changed(SOURCE.replace("\n", "\r\n"), {("name",): "新名"})

    assert after == SOURCE.replace('"旧名"', '"新名"').replace("\n", "\r\n")


@given(
    st.text(max_size=30), st.sampled_from([("name",), ("calendar", "zone"), ("offers", "after"), ("rules", "x y", "z")])
)
def test_whatever_is_typed_is_what_the_file_says_afterwards(text, path):
    for source in (SOURCE, EXAMPLE_SETTINGS, new_contents(Language.ZH_CN)["project.toml"].decode()):
        after = changed(source, {path: text})

        said = tomllib.loads(after)
        for key in path:
            said = said[key]
        assert said == text
