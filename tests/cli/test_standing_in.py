"""A mentor falls ill: who stands in is written into the plan, and everything after goes by it."""

from __future__ import annotations

import json

import pytest

from cohortplan.text import Language

ILL = {
    "staff": "姓名,职务,带教角色,最多带教人数\n林知,校长,校长,2\n吴行,副校长,教导主任,2\n",
    "sessions": (
        "活动编号,类型,活动名称,日期,开始,结束,校区,主持人\n"
        "谈1,导师面谈,面谈,2026-10-20,16:00,16:30,本部,林知\n谈2,导师面谈,面谈,2026-10-20,16:00,16:30,本部,吴行\n"
    ),
    "quotas": "角色,类型,周期,最少\n校长,导师面谈,project,1\n",
    "absences": "类别,对象,开始,结束,原因\n教职工,林知,2026-10-19,2026-10-20,病假\n",
}
STAND_IN = "安然,吴行,2026-10-20,2026-10-20\n白石,吴行,2026-10-20,2026-10-20\n"


@pytest.fixture
def ill(folder, run, tmp_path):
    """A project whose only mentor of principals is ill, and its plan, which lacks two mentor meetings."""
    project, plan = folder(**ILL), tmp_path / "plan"
    result = run("plan", project, "--out", plan, "--seconds", 10)
    assert result.exit_code == 3, result.output
    return project, plan


def stand_in(plan, rows=STAND_IN):
    """Write into the plan who stands in, as a coordinator does by hand."""
    path = plan / "mentorships.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + rows, encoding="utf-8")


def test_whoever_stands_in_holds_the_meetings_and_the_lead_mentor_stays(ill, run, tmp_path):
    project, plan = ill
    stand_in(plan)

    again = run("plan", project, "--from", plan, "--out", tmp_path / "again", "--seconds", 10)

    assert again.exit_code == 0, again.output
    mentorships = (tmp_path / "again" / "mentorships.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert sorted(mentorships) == sorted(["安然,林知,,", "白石,林知,,", *STAND_IN.splitlines()])
    assert (tmp_path / "again" / "assignments.csv").read_text(encoding="utf-8").count("谈2") == 2


def test_a_plan_that_lacks_mentor_meetings_says_who_could_stand_in_and_when(folder, run, tmp_path):
    said = run("plan", folder(**ILL), "--out", tmp_path / "plan", "--seconds", 10, language=Language.ZH_CN)

    assert "安然 的带教导师 林知 10月19日周一至10月20日周二不在（病假），这几天可请 吴行 代带" in said.output
    assert "“安然,吴行,2026-10-19,2026-10-20”" in said.output


def test_the_row_that_is_suggested_can_be_added_as_it_is_and_closes_the_gap(ill, run, tmp_path):
    project, plan = ill
    said = json.loads(run("plan", project, "--out", tmp_path / "json", "--seconds", 10, "--json").stdout)
    rows = [sentence.split("“")[1].split("”")[0] for sentence in said["stand_ins"]]
    stand_in(plan, "\n".join(rows) + "\n")

    again = run("plan", project, "--from", plan, "--out", tmp_path / "again", "--seconds", 10, "--json")

    assert len(rows) == 2
    assert again.exit_code == 0, again.output
    assert json.loads(again.stdout)["stand_ins"] == []


def test_nobody_is_suggested_who_is_away_or_must_not_lead(folder, run, tmp_path):
    away = ILL["absences"] + "教职工,吴行,2026-10-20,2026-10-20,公出\n"
    apart = "甲,乙,关系\n安然,吴行,不带教\n白石,吴行,不带教\n"

    for number, changed in enumerate(({"absences": away}, {"pairs": apart})):
        out = tmp_path / f"plan{number}"
        said = run("plan", folder(f"p{number}", **ILL | changed), "--out", out, "--seconds", 10, "--json")
        assert json.loads(said.stdout)["stand_ins"] == []


def test_the_audit_of_a_plan_with_a_stand_in_finds_nothing_hard_and_without_one_it_does(ill, run, tmp_path):
    project, plan = ill
    stand_in(plan)
    run("plan", project, "--from", plan, "--out", tmp_path / "again", "--seconds", 10)
    path = tmp_path / "again" / "mentorships.csv"

    with_it = run("audit", project, tmp_path / "again")
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if "2026" not in line]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    without = run("audit", project, tmp_path / "again", "--json")

    assert with_it.exit_code == 0, with_it.output
    assert without.exit_code == 1
    assert json.loads(without.stdout)["cost"]["hard"] == 2


def test_what_changed_names_who_stands_in_and_touches_them(ill, run, tmp_path):
    project, plan = ill
    before = tmp_path / "before"
    before.mkdir()
    for path in plan.iterdir():
        (before / path.name).write_bytes(path.read_bytes())
    stand_in(plan)

    said = run("diff", project, before, plan, language=Language.ZH_CN)
    data = json.loads(run("diff", project, before, plan, "--json").stdout)

    assert "安然：10月20日周二至10月20日周二由 吴行 代带" in said.output
    assert {each["kind"] for each in data["changes"]} == {"acting"}
    assert {each["since"] for each in data["changes"]} == {"2026-10-20"}
    assert data["affected"] == ["吴行", "安然", "白石"]


def test_nobody_stands_in_whom_a_conflict_keeps_from_leading(folder, run, tmp_path):
    project, plan = folder(**ILL, pairs="甲,乙,关系\n安然,吴行,不带教\n"), tmp_path / "plan"
    run("plan", project, "--out", plan, "--seconds", 10)
    stand_in(plan)

    audited = run("audit", project, plan)

    assert audited.exit_code == 1
    assert "吴行 must not lead 安然" in audited.output


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("安然,吴行,2026-10-20,\n", "acting_to"),
        ("安然,吴行,2026-10-20,2026-10-19\n", "not later than"),
        ("安然,无名,2026-10-20,2026-10-20\n", "无名"),
    ],
)
def test_a_stand_in_that_cannot_be_is_named_with_its_row(ill, run, row, sentence):
    project, plan = ill
    stand_in(plan, row)

    audited = run("audit", project, plan)

    assert audited.exit_code != 0
    assert "mentorships.csv, row 4" in audited.output
    assert sentence in audited.output or "代" in audited.output
