"""The published schemas are those of the code, and what the code writes keeps to them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests.worlds import PLAN, world

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.generator import invent
from cohortplan.intake.plan_folder import PLAN_FILE, PlanFile, write_plan
from cohortplan.intake.plan_header import header_of
from cohortplan.intake.reading import read_project
from cohortplan.intake.writing import write_folder
from cohortplan.publishing.report import report, report_bytes
from cohortplan.rules.audit import audit
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Bounds, Origin
from cohortplan.text import Language, Text
from cohortplan.workflows.schemas import schema_files

FOLDER = Path(__file__).parent.parent / "docs" / "schemas"
POLICY = Policy.default()
SKETCHES = [
    pytest.param(sketch, id=f"{rule_name(rule)}: {sketch}") for rule in all_rules() for sketch, _ in rule.examples
]


def validator(name):
    schema = json.loads((FOLDER / f"{name}.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(name, content):
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(content)]


@pytest.mark.parametrize("name", schema_files())
def test_the_files_are_up_to_date(name):
    again = "make them anew: python -m cohortplan.workflows.schemas docs/schemas"

    assert (FOLDER / name).read_bytes() == schema_files()[name], again


def test_no_schema_lies_there_that_nobody_makes():
    assert {path.name for path in FOLDER.glob("*.json")} == set(schema_files())


@pytest.mark.parametrize("sketch", SKETCHES)
def test_what_is_said_of_any_example_keeps_to_the_schemas(sketch):
    project, plan = read_sketch(sketch)

    content = report(project, POLICY, plan, audit(project, POLICY, plan))

    assert faults("project", json.loads(canonical.dumps(project))) == []
    assert faults("report", json.loads(report_bytes(content))) == []


def test_a_report_with_bounds_assumptions_and_a_waiver_keeps_to_its_schema():
    project, plan = read_sketch("09:00-10:00 seats=1 @ann,bob; waive seats s1; quota talk min=3; 11:00-12:00 seats=0")

    content = report(
        project,
        POLICY,
        plan,
        audit(project, POLICY, plan),
        bounds=Bounds(1, None, (Origin.FLOORS, Origin.SHARING)),
        assumptions=[Text(zh="作息按“4+2”", en="bells “4+2” assumed")],
    )

    assert content["shortfalls"][0]["causes"]
    assert faults("report", json.loads(report_bytes(content))) == []


def test_a_report_of_an_earlier_version_does_not_say_where_its_bounds_come_from():
    content = report(project := world(), POLICY, PLAN, audit(project, POLICY, PLAN), bounds=Bounds(0, 1))
    earlier = json.loads(report_bytes(content))
    for key in ("shortfall_from", "penalty_from"):
        del earlier["bounds"][key]

    assert faults("report", earlier) == []


def test_the_schema_names_everything_that_a_bound_comes_from():
    said = validator("report").schema["$defs"]["BoundsData"]["description"]

    assert [each for each in Origin if f"`{each}`" not in said] == []


def test_an_invented_project_with_all_its_tables_keeps_to_its_schema(tmp_path):
    invented = invent("A", 1)
    write_folder(tmp_path / "project", invented.settings, invented.tables, Language.ZH_CN)
    project = read_project(tmp_path / "project").project

    assert faults("project", json.loads(canonical.dumps(project))) == []


def test_a_plan_that_was_written_keeps_to_its_schema(tmp_path):
    header = header_of(world(), POLICY, PLAN, made_at=datetime.now(UTC), seed=7, based_on=Plan())

    write_plan(tmp_path / "plan", PlanFile(project=world(), plan=PLAN, header=header))

    assert faults("plan", json.loads((tmp_path / "plan" / PLAN_FILE).read_bytes())) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("report", {"format": 2}),
        ("report", {"cost": {"hard": "0", "shortfall": 0, "penalty": 0}}),
        ("report", {"surprise": 1}),
        ("project", {"as_of": 3}),
        ("project", {"trainees": [{"id": "T1"}]}),
        ("project", {"surprise": 1}),
    ],
)
def test_what_is_wrong_is_refused(name, change):
    right = {
        "report": report(world(), POLICY, PLAN, audit(world(), POLICY, PLAN)),
        "project": canonical.to_data(world()),
    }

    assert faults(name, right[name]) == []
    assert len(faults(name, {**right[name], **change})) > 0
