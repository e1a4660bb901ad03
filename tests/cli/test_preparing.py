"""How a project comes into being, and whether it is sound."""

from __future__ import annotations

import json


def test_a_new_project_says_what_to_do_next_and_is_never_written_over(run, tmp_path):
    first = run("new", tmp_path / "mine")
    second = run("new", tmp_path / "mine")

    assert (first.exit_code, second.exit_code) == (0, 2)
    assert "has something in it" in second.stderr


def test_an_invented_project_is_sound(run, tmp_path):
    assert run("generate", tmp_path / "a", "--seed", 5).exit_code == 0

    result = run("check", tmp_path / "a")

    assert result.exit_code == 0
    assert "a plan can be made" in result.stdout


def test_a_province_is_a_folder_of_projects(run, tmp_path):
    result = run("generate", tmp_path / "c", "--like", "C", "--seed", 5)

    assert result.exit_code == 0
    assert len([folder for folder in (tmp_path / "c").iterdir() if (folder / "project.toml").exists()]) == 60
    assert run("generate", tmp_path / "c", "--like", "C").exit_code == 2


def test_the_facts_hold_the_arithmetic_of_the_scenario(run, tmp_path):
    result = run("generate", tmp_path / "a", "--calm", "--facts", "--json")

    facts = json.loads(result.stdout)["facts"]
    visits = next(fact for fact in facts if fact["kind"] == "visits")
    assert (visits["demand"], visits["supply"]) == (35, 48)


def test_an_unknown_scenario_is_wrong_use(run, tmp_path):
    result = run("generate", tmp_path / "z", "--like", "Z")

    assert result.exit_code == 2
    assert "There is no scenario Z" in result.stderr


def test_a_project_with_errors_is_not_sound(folder, run):
    result = run("check", folder(trainees="姓名,角色\n安然,皇帝\n"))

    assert result.exit_code == 1
    assert "trainees.csv, row 2" in result.stdout


def test_warnings_alone_are_sound(folder, run):
    result = run("check", folder(teaching="班级,学科,教师\n一(1)班,语文,林知\n"))

    assert result.exit_code == 0
    assert "teaching.csv" in result.stdout
