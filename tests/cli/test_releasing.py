"""Publish a plan from the command line, and handle its feed addresses."""

from __future__ import annotations

import json


def test_a_release_is_numbered_and_written_as_files(planned, run, tmp_path):
    result = run("release", *planned, "--author", "甲", "--to", tmp_path / "static")

    assert result.exit_code == 0, result.output
    assert "Release 1 is published." in result.stdout
    assert list((tmp_path / "static" / "feeds").glob("*.ics"))


def test_a_plan_with_a_hard_finding_is_not_released(planned, run):
    project, plan = planned
    (plan / "mentorships.csv").write_text("学员编号,导师\n安然,林知\n", encoding="utf-8")

    result = run("release", project, plan)

    assert result.exit_code == 1
    assert "1 hard findings are left" in result.stdout


def test_feed_addresses_are_listed_rotated_and_revoked(planned, run):
    project, _ = planned
    before_any_release = run("feeds", project)
    run("release", *planned)

    first = json.loads(run("feeds", project, "--json").stdout)
    rotated = json.loads(run("feeds", project, "--rotate", "trainee:安然", "--json").stdout)
    revoked = json.loads(run("feeds", project, "--revoke", "trainee:安然", "--json").stdout)

    assert before_any_release.exit_code == 1
    assert first["trainee:安然"]["calendar"] != rotated["trainee:安然"]["calendar"]
    assert first["trainee:白石"] == rotated["trainee:白石"]
    assert revoked["trainee:安然"]["state"] == "revoked"


def test_an_unknown_subscriber_is_wrong_use(planned, run):
    project, _ = planned
    run("release", *planned)

    result = run("feeds", project, "--revoke", "trainee:某人")

    assert result.exit_code == 2
    assert "No feed was released for trainee:某人" in result.stderr
