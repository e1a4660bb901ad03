import json
from dataclasses import replace

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook
from tests.worlds import PLAN, world

from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.errors import UnknownReference
from cohortplan.publishing.filenames import FileNames
from cohortplan.rules.policy import Policy
from cohortplan.text import Language
from cohortplan.workflows.export import export_plan

POLICY = Policy.default()
ZH = Language.ZH_CN


def bytes_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_export_holds_the_workbook_the_report_and_a_calendar_for_each_trainee_and_mentor(tmp_path):
    written = export_plan(world(), POLICY, PLAN, tmp_path / "out", ZH)

    assert [str(path.relative_to(tmp_path / "out")) for path in written] == [
        "plan.xlsx",
        "report.json",
        "calendars/学员-赵一.ics",
        "calendars/学员-钱二.ics",
        "calendars/学员-孙三.ics",
        "calendars/导师-陈校长.ics",
        "calendars/导师-林副校长.ics",
    ]
    assert set(bytes_of(tmp_path / "out")) == {str(path.relative_to(tmp_path / "out")) for path in written}
    assert CalamineWorkbook.from_path(tmp_path / "out/plan.xlsx").sheet_names[0] == "目录"
    assert json.loads((tmp_path / "out/report.json").read_bytes())["project"]["id"] == "autumn"


def test_the_second_export_gives_the_same_bytes(tmp_path):
    export_plan(world(), POLICY, PLAN, tmp_path / "one", ZH)
    export_plan(world(), POLICY, PLAN, tmp_path / "two", ZH)
    first = bytes_of(tmp_path / "one")

    export_plan(world(), POLICY, PLAN, tmp_path / "one", ZH)

    assert bytes_of(tmp_path / "one") == first == bytes_of(tmp_path / "two")


def test_every_event_of_an_export_is_marked_as_a_draft(tmp_path):
    export_plan(world(), POLICY, PLAN, tmp_path, ZH)

    events = Calendar.from_ical((tmp_path / "calendars/学员-赵一.ics").read_bytes()).events
    assert len(events) == len(PLAN.sessions_of["T1"])
    assert all(str(event["UID"]).startswith("draft-") for event in events)


def test_english_files_have_english_names(tmp_path):
    export_plan(world(), POLICY, PLAN, tmp_path, Language.EN)

    assert min(path.name for path in (tmp_path / "calendars").iterdir()) == "mentor-林副校长.ics"
    assert CalamineWorkbook.from_path(tmp_path / "plan.xlsx").sheet_names[0] == "Contents"


def test_calendars_of_who_has_left_go_away_and_files_of_others_stay(tmp_path):
    export_plan(world(), POLICY, PLAN, tmp_path, ZH)
    (tmp_path / "calendars/假期.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:somebody else\r\nEND:VCALENDAR\r\n")
    (tmp_path / "说明.txt").write_text("keep me")
    without = Plan(frozenset(each for each in PLAN.assignments if each.trainee != "T2"))
    smaller = replace(world(), trainees=tuple(each for each in world().trainees if each.id != "T2"), parties=())

    export_plan(smaller, POLICY, without, tmp_path, ZH)

    kept = {"plan.xlsx", "report.json", "说明.txt", "假期.ics"}
    written = {"学员-赵一.ics", "学员-孙三.ics", "导师-陈校长.ics", "导师-林副校长.ics"}
    assert {path.name for path in tmp_path.rglob("*.*")} == kept | written


def test_people_of_one_name_have_a_file_each(tmp_path):
    twin = Trainee(id="T4", name="赵一", role="principal", school="松林小学")
    project = replace(world(), trainees=(*world().trainees, twin))

    export_plan(project, POLICY, PLAN, tmp_path, ZH)

    names = {path.name for path in (tmp_path / "calendars").iterdir()}
    assert {"学员-赵一.ics", "学员-赵一-2.ics"} < names


def test_the_report_beside_a_plan_is_left_alone(tmp_path):
    (tmp_path / "plan.json").write_text("{}")
    (tmp_path / "report.json").write_text("what the search has proven")

    written = export_plan(world(), POLICY, PLAN, tmp_path, ZH)

    assert tmp_path / "report.json" not in written
    assert (tmp_path / "report.json").read_text() == "what the search has proven"


def test_nothing_is_written_for_a_plan_of_another_project(tmp_path):
    with pytest.raises(UnknownReference):
        export_plan(world(), POLICY, Plan.of([("nobody", "nothing")]), tmp_path / "out", ZH)

    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_keeps_what_it_has(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(b"the workbook of yesterday")
    (tmp_path / "calendars").write_bytes(b"no folder")

    with pytest.raises(FileExistsError):
        export_plan(world(), POLICY, PLAN, tmp_path, ZH)

    assert bytes_of(tmp_path) == {"plan.xlsx": b"the workbook of yesterday", "calendars": b"no folder"}


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("学员-赵一", "学员-赵一.ics"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.ics"),
        ("../../etc/passwd", "etc_passwd.ics"),
        ("..", "_.ics"),
        ("line\r\nbreak\x00\ud800", "line_break.ics"),
        ("赵" * 200, "赵" * 53 + ".ics"),
        ("e\u0301", "\u00e9.ics"),
    ],
)
def test_any_name_becomes_one_that_every_file_system_takes(wanted, name):
    assert FileNames().claim(wanted, ".ics") == name


def test_names_that_differ_by_case_only_are_told_apart():
    names = FileNames()

    assert [names.claim(each, ".ics") for each in ("Ann", "ann", "ANN")] == ["Ann.ics", "ann-2.ics", "ANN-3.ics"]
