"""A plan on disk is the plan that was written, and says so when it is not."""

from datetime import UTC, datetime

import pytest

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.errors import UnknownReference
from cohortplan.intake.plan_folder import PlanFile, read_plan, write_plan
from cohortplan.intake.plan_header import header_of
from cohortplan.intake.writing import FolderInUse
from cohortplan.rules.policy import Policy
from cohortplan.text import Language

LESSON = "三(1)班/2026-10-20/2"
MADE_AT = datetime(2026, 10, 12, tzinfo=UTC)


@pytest.fixture
def file(read):
    project = read().project
    plan = Plan.of([("T1", "open"), ("T1", LESSON), ("T2", "open"), ("T2", "weekly@2026-10-23")], [("T1", "s1")])
    day = project.calendar.open_days[1].on
    plan = Plan(plan.assignments, plan.mentorships | {Mentorship("T1", "s2", day, day)})
    header = header_of(project, Policy.default(), plan, made_at=MADE_AT, seed=7)
    return PlanFile(project=project, plan=plan, header=header, also={"report.json": b"{}"})


def replace_in(path, old, new):
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_a_plan_survives_the_round_trip(tmp_path, file, language):
    write_plan(tmp_path / "plan", file, language)
    reading = read_plan(tmp_path / "plan", file.project)

    assert reading.problems == ()
    assert reading.plan == file.plan
    assert reading.header == file.header


def test_the_same_plan_gives_the_same_bytes(tmp_path, file):
    for name in ("one", "two"):
        write_plan(tmp_path / name, file)

    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert set(one) == {"plan.json", "assignments.csv", "mentorships.csv", "report.json"}


def test_a_newer_plan_replaces_the_older_and_leaves_other_files(tmp_path, file):
    write_plan(tmp_path / "plan", file)
    (tmp_path / "plan" / "notes.txt").write_text("mine")
    empty = PlanFile(project=file.project, plan=Plan(), header=file.header)

    write_plan(tmp_path / "plan", empty)

    assert sorted(path.name for path in (tmp_path / "plan").iterdir()) == [
        "assignments.csv",
        "mentorships.csv",
        "notes.txt",
        "plan.json",
    ]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_something_else_is_left_alone(tmp_path, file):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"a")

    with pytest.raises(FolderInUse, match="no plan"):
        write_plan(tmp_path / "photos", file)

    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["a.jpg"]


def test_a_plan_of_strangers_is_not_written(tmp_path, file):
    stranger = PlanFile(project=file.project, plan=Plan.of([("T9", "open")]), header=file.header)

    with pytest.raises(UnknownReference, match="T9"):
        write_plan(tmp_path / "plan", stranger)

    assert not (tmp_path / "plan").exists()


def test_keys_alone_are_enough(tmp_path, file):
    write_plan(tmp_path / "plan", file)
    (tmp_path / "plan" / "assignments.csv").write_text("trainee,session\nT1,open\n")
    (tmp_path / "plan" / "mentorships.csv").write_text("学员,导师\nT1,s1\n")
    (tmp_path / "plan" / "plan.json").unlink()

    reading = read_plan(tmp_path / "plan", file.project)

    assert reading.plan == Plan.of([("T1", "open")], [("T1", "s1")])
    assert [problem.code for problem in reading.problems] == ["no_plan_header"]


def test_a_readable_column_may_say_the_id_or_the_name(tmp_path, file):
    write_plan(tmp_path / "plan", file)
    (tmp_path / "plan" / "assignments.csv").write_text(
        "trainee,session,date,room,leader,kind\nT1,open,2026/10/19,hall,林校长,开班仪式\n"
    )

    reading = read_plan(tmp_path / "plan", file.project)

    assert [problem.code for problem in reading.problems] == ["edited_by_hand"]
