"""Explain a plan: score and shares, one trainee's version, why and why not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cohortplan.text import Language

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/explanation.schema.json").read_bytes())
WITHOUT_SOLVER = "import sys; sys.modules['ortools'] = None; from cohortplan.cli import main; main()"


def test_without_a_question_the_score_and_the_shares_are_told(planned, run):
    result = run("explain", *planned)

    assert result.exit_code == 0
    assert result.stdout.startswith("0 hard findings, 0 seats missing, penalty ")
    assert "安然: 3 sessions, 1.8 hours" in result.stdout


def test_where_the_worst_off_come_first_what_everybody_has_is_told_from_the_least_up(folder, run, tmp_path):
    project, plan = folder(wishes="学员,类别,内容\n安然,班级,一(2)班\n白石,学科,美术\n"), tmp_path / "plan"
    with (project / "project.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[rules.fair_share]\nleximin = true\n")
    run("plan", project, "--out", plan, "--seconds", 10)

    result = run("explain", project, plan)

    head, _, lots = result.stdout.partition("From whoever has least up (fair share, worst-off first):\n")
    assert head
    assert lots == "  popular sessions: 0 (2)\n  open wishes: 1 (1), 0 (1)\n  full hours: 1 (2)\n"


def test_where_a_project_is_too_large_for_the_worst_off_to_come_first_that_is_said(planned, run, monkeypatch):
    monkeypatch.setattr("cohortplan.rules.fair_share.LARGEST", 0)
    project, plan = planned
    with (project / "project.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[rules.fair_share]\nleximin = true\n")

    result = run("explain", project, plan)

    assert "This project is too large: the search did not look for the kindest" in result.stdout


def test_a_trainee_hears_why_not_and_nothing_of_the_others(planned, run):
    result = run("explain", *planned, "--trainee", "安然", "--why", "开班", language=Language.ZH_CN)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("安然 参加“开班仪式”（10月19日周一 10:30–11:00）。如果退出：硬性问题 +1。")
    assert "白石" not in result.stdout


@pytest.mark.parametrize(
    "question",
    [
        (),
        ("--trainee", "白石"),
        ("--why", "开班"),
        ("--why-not", "一(1)班/2026-10-19/1"),
        ("--trainee", "安然", "--why", "开班"),
    ],
)
def test_json_keeps_to_its_schema(planned, run, question):
    result = run("explain", *planned, *question, "--json")

    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(json.loads(result.stdout))] == []
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (("--trainee", "安燃"), "The project has no trainee “安燃”. Did you mean 安然?"),
        (("--why", "开班典礼"), "The project has no session “开班典礼”. Did you mean 开班?"),
    ],
)
def test_who_or_what_is_not_there_is_refused_with_what_was_perhaps_meant(planned, run, question, sentence):
    result = run("explain", *planned, *question)

    assert (result.exit_code, result.stderr) == (2, f"{sentence}\n")


def test_explaining_needs_no_solver(planned):
    command = [sys.executable, "-c", WITHOUT_SOLVER, "explain", *map(str, planned), "--language", "en"]

    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert result.returncode == 0, result.stderr
