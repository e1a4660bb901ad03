"""From a folder to a plan, as a department types it."""

from __future__ import annotations

import json

from cohortplan.cli.planning import Teller
from cohortplan.cli.voice import Voice
from cohortplan.rules.audit import Cost
from cohortplan.solving.outcome import Bounds, Origin, Progress
from cohortplan.text import Language


def test_a_plan_is_written_with_its_audit_and_names_what_it_is_for(planned):
    _, plan = planned

    assert sorted(path.name for path in plan.iterdir()) == [
        "assignments.csv",
        "mentorships.csv",
        "plan.json",
        "report.json",
    ]
    assert json.loads((plan / "report.json").read_text(encoding="utf-8"))["cost"] == {
        "hard": 0,
        "shortfall": 0,
        "penalty": 0,
    }


def test_missing_seats_are_named_with_their_cause_and_end_with_three(folder, run, tmp_path):
    project = folder(quotas="角色,类型,周期,最少\n校长,听课,project,4\n")

    result = run("plan", project, "--out", tmp_path / "plan", "--seconds", 10, language=Language.ZH_CN)

    assert result.exit_code == 3
    assert "安然 全程听课应有 4 次，只排了 2 次。另有 1 项可选，都排不进：重复听课 1 项" in result.output


def test_rules_that_contradict_each_other_are_named_and_no_plan_is_written(folder, run, tmp_path):
    project = folder(
        sessions=(
            "活动编号,类型,活动名称,日期,开始,结束,校区,必须参加,先修\n"
            "开班,开班/结业,开班仪式,2026-10-19,10:30,11:00,本部,是,\n说明,讲座,说明会,2026-10-19,09:30,10:00,本部,是,开班\n"
        )
    )

    result = run("plan", project, "--out", tmp_path / "plan", "--seconds", 10)

    assert result.exit_code == 1
    assert "these rules cannot all hold: Order, Required sessions." in result.stdout
    assert not (tmp_path / "plan").exists()


def test_data_problems_are_said_all_at_once_and_nothing_is_planned(folder, run, tmp_path):
    project = folder(trainees="姓名,角色\n安然,校长\n安然,皇帝\n", quotas="角色,类型,周期,最少\n校长,听课,project,-2\n")

    result = run("plan", project, "--out", tmp_path / "plan")

    assert result.exit_code == 1
    assert "trainees.csv, row 3" in result.stdout
    assert "quotas.csv, row 2" in result.stdout
    assert not (tmp_path / "plan").exists()


def test_a_folder_of_projects_goes_on_after_a_bad_one(folder, run, tmp_path):
    folder("hosts/a")
    folder("hosts/b", trainees="姓名,角色\n安然,皇帝\n")
    folder("hosts/c")

    result = run("plan", tmp_path / "hosts", "--out", tmp_path / "plans", "--seconds", 10)

    assert result.exit_code == 1
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == ["a", "c"]


def test_each_project_of_a_folder_begins_from_its_own_plan_or_from_nothing(folder, run, tmp_path):
    folder("hosts/a")
    run("plan", tmp_path / "hosts", "--out", tmp_path / "plans", "--seconds", 10)
    before = json.loads((tmp_path / "plans" / "a" / "plan.json").read_text(encoding="utf-8"))
    folder("hosts/b")

    result = run("plan", tmp_path / "hosts", "--out", tmp_path / "again", "--from", tmp_path / "plans", "--seconds", 10)

    after = [json.loads((tmp_path / "again" / name / "plan.json").read_text(encoding="utf-8")) for name in "ab"]
    assert result.exit_code == 0, result.output
    assert [each["based_on"] for each in after] == [before["digests"]["plan"], after[1]["based_on"]]
    assert not after[1]["based_on"]
    assert result.stderr.count("it is planned from nothing") == 1


def test_a_folder_with_plans_of_other_projects_is_no_place_to_begin_from(folder, run, tmp_path):
    folder("hosts/a")

    result = run("plan", tmp_path / "hosts", "--out", tmp_path / "plans", "--from", tmp_path / "nowhere")

    assert result.exit_code == 2
    assert f"{tmp_path / 'nowhere'} holds plans of none of these projects." in result.stderr.replace("\n", "")
    assert not (tmp_path / "plans").exists()


def test_seats_that_weigh_more_than_one_are_said_to_do_so(folder, run, tmp_path):
    weighed = folder(quotas="角色,类型,周期,最少,权重\n校长,听课,project,4,5\n")

    result = run("plan", weighed, "--out", tmp_path / "plan", "--seconds", 10)

    assert result.exit_code == 3
    assert "20 seats missing" in result.output
    assert "Missing seats are counted by the weights of their quotas" in result.stdout


def test_who_cannot_have_a_plan_is_named(folder, run, tmp_path):
    """The opening asks for what comes after it, of everybody; already the first cannot have both."""
    sessions = (
        "活动编号,类型,活动名称,日期,开始,结束,校区,必须参加,先修\n"
        "开班,开班/结业,开班仪式,2026-10-19,10:30,11:00,本部,是,\n说明,讲座,说明会,2026-10-19,09:30,10:00,本部,是,开班\n"
    )

    result = run("plan", folder(sessions=sessions), "--out", tmp_path / "plan", "--seconds", 10, "--json")

    told = json.loads(result.stdout)
    assert (told["conflict_trainee"], told["conflict_minimal"]) == ("安然", True)
    assert told["conflict"] == ["Order", "Required sessions"]


def test_a_plan_to_begin_from_is_never_made_worse(planned, run, tmp_path):
    project, plan = planned

    result = run("plan", project, "--out", tmp_path / "again", "--seconds", 5, "--from", plan, "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["cost"] == {"hard": 0, "shortfall": 0, "penalty": 0}


def test_a_folder_that_holds_something_else_is_left_alone(folder, run, tmp_path):
    project = folder()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("hello", encoding="utf-8")

    result = run("plan", project, "--out", tmp_path / "mine")

    assert result.exit_code == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_where_there_is_no_project_is_wrong_use(run, tmp_path):
    result = run("plan", tmp_path / "nowhere", "--out", tmp_path / "plan")

    assert result.exit_code == 2
    assert "There is no project" in result.stderr


def test_a_repeatable_plan_is_the_same_to_the_byte_and_tells_how_to_have_it_again(folder, run, tmp_path):
    project, plans = folder(), (tmp_path / "one", tmp_path / "two")
    for plan in plans:
        run("plan", project, "--out", plan, "--seconds", 5, "--seed", 4, "--repeatable")

    contents = [{path.name: path.read_bytes() for path in plan.iterdir()} for plan in plans]
    headers = [json.loads(content.pop("plan.json")) for content in contents]
    assert contents[0] == contents[1]
    assert headers[0] | {"made_at": ""} == headers[1] | {"made_at": ""}
    assert [headers[0][key] for key in ("repeatable", "seed", "seconds")] == [True, 4, 5.0]


def test_a_plan_to_begin_from_in_which_somebody_misses_the_opening_is_mended_and_named_in_the_new_one(
    planned, run, tmp_path
):
    project, plan = planned
    listed = (plan / "assignments.csv").read_text(encoding="utf-8")
    opening = next(line for line in listed.splitlines() if line.startswith("安然,") and "开班" in line)
    (plan / "assignments.csv").write_text(listed.replace(f"{opening}\n", ""), encoding="utf-8")
    before = json.loads((plan / "plan.json").read_text(encoding="utf-8"))

    result = run("plan", project, "--out", tmp_path / "again", "--seconds", 10, "--from", plan)

    after = json.loads((tmp_path / "again" / "plan.json").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert after["digests"]["plan"] == before["digests"]["plan"] != after["based_on"] != ""


def test_what_is_known_about_better_plans_is_said_at_the_end(folder, run, tmp_path):
    result = run("plan", folder(), "--out", tmp_path / "plan", "--seconds", 10, language=Language.ZH_CN)

    assert "已证明没有更好的方案。" in result.stdout


def test_what_the_proof_rests_on_is_said_at_the_end_and_stands_in_the_report(folder, run, tmp_path):
    project, plan = folder(quotas="角色,类型,周期,最少\n校长,听课,project,4\n"), tmp_path / "plan"

    result = run("plan", project, "--out", plan, "--seconds", 10, language=Language.ZH_CN)

    bounds = json.loads((plan / "report.json").read_text(encoding="utf-8"))["bounds"]
    assert "下限依据：" in result.stdout
    assert bounds["shortfall_from"] not in ([], ["zero"])


def test_while_it_runs_where_a_limit_comes_from_is_said_when_that_changes(capsys):
    teller = Teller(Voice(Language.EN))
    alone, whole = (Bounds(0, 40, (Origin.ZERO,), (origin,)) for origin in (Origin.FLOORS, Origin.WHOLE))
    for seconds, (penalty, bounds) in enumerate(((60, alone), (50, alone), (50, alone), (50, whole)), start=1):
        teller(Progress(seconds, Cost(0, 0, penalty), bounds))

    told = capsys.readouterr().err.splitlines()

    assert told == [
        "  1.0 s: 0 seats missing, penalty 60. At most 34% from the best possible.",
        "         Lower limit from: each trainee's cost alone.",
        "  2.0 s: 0 seats missing, penalty 50. At most 20% from the best possible.",
        "  4.0 s: 0 seats missing, penalty 50. At most 20% from the best possible.",
        "         Lower limit from: everything solved as a whole.",
    ]
