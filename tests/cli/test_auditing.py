"""Audit, compare and export a plan, whoever made it."""

from __future__ import annotations

import json
import subprocess
import sys

from cohortplan.text import Language

WITHOUT_SOLVER = "import sys; sys.modules['ortools'] = None; from cohortplan.cli import main; main()"


def drop_last_assignment(plan):
    """Take one line out of the plan, as somebody with Excel might."""
    file = plan / "assignments.csv"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")


def test_a_sound_plan_audits_clean(planned, run):
    result = run("audit", *planned)

    assert result.exit_code == 0
    assert result.stdout == "0 hard findings, 0 seats missing, penalty 0.\n"


def test_the_audit_needs_no_solver(planned):
    command = [sys.executable, "-c", WITHOUT_SOLVER, "audit", *map(str, planned), "--language", "en"]

    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert (result.stdout, result.returncode) == ("0 hard findings, 0 seats missing, penalty 0.\n", 0), result.stderr


def test_a_hard_finding_is_said_and_ends_with_one(planned, run):
    project, plan = planned
    (plan / "mentorships.csv").write_text("学员编号,导师\n安然,林知\n", encoding="utf-8")

    result = run("audit", project, plan, language=Language.ZH_CN)

    assert result.exit_code == 1
    assert "[硬性] lead_mentor：白石 还没有带教导师。" in result.output


def test_a_plan_that_names_a_stranger_cannot_be_read(planned, run):
    project, plan = planned
    (plan / "assignments.csv").write_text("学员编号,活动编号\n某人,开班\n", encoding="utf-8")

    result = run("audit", project, plan)

    assert result.exit_code == 2
    assert "assignments.csv, row 2" in result.stdout


def test_the_difference_of_a_plan_with_itself_is_nothing(planned, run):
    project, plan = planned

    result = run("diff", project, plan, plan)

    assert (result.stdout, result.exit_code) == ("0 changes; 0 people are affected.\n", 0)


def test_the_difference_says_what_was_dropped_and_for_whom(planned, run, tmp_path):
    project, plan = planned
    later = tmp_path / "later"
    run("plan", project, "--out", later, "--seconds", 5, "--from", plan)
    drop_last_assignment(later)

    result = run("diff", project, plan, later, "--json")

    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [change["kind"] for change in found["changes"]] == ["dropped"]
    assert found["changes"][0]["trainee"] in found["affected"]


def test_an_export_is_the_same_bytes_twice(planned, run, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"

    results = [run("export", *planned, "--to", out) for out in (one, two)]

    assert [result.exit_code for result in results] == [0, 0], results[0].output
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert [(one / file).read_bytes() for file in files] == [(two / file).read_bytes() for file in files]
    assert {file.suffix for file in files} >= {".ics", ".xlsx"}
