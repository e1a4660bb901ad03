"""A tiny project folder, small enough to be planned in a blink, and the commands to do it with."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cohortplan.cli.app import build
from cohortplan.text import Language

TABLES = {
    "project.toml": (
        'format = 1\nid = "tiny"\nname = "小项目"\nas_of = "2026-10-12T09:00"\n\n'
        '[calendar]\nstart = "2026-10-19"\nend = "2026-10-20"\nterm_start = "2026-09-01"\nzone = "Asia/Shanghai"\n\n'
        "[rules.even_days]\n# 下午没有课\non = false\n"
    ),
    "campuses.csv": "校区,名称\n本部,本部\n",
    "bells.csv": "校区,星期,节次,开始,结束\n本部,,1,08:30,09:10\n本部,,2,09:20,10:00\n",
    "classes.csv": "班级,年级,校区,名额\n一(1)班,一年级,本部,2\n一(2)班,一年级,本部,2\n",
    "lessons.csv": (
        "班级,星期,节次,学科,教师\n一(1)班,周一,1,语文,林知\n一(2)班,周一,2,数学,吴行\n一(1)班,周二,1,语文,林知\n"
    ),
    "staff.csv": "姓名,职务,带教角色\n林知,校长,校长\n吴行,教师,\n",
    "trainees.csv": "姓名,角色,学校\n安然,校长,云溪一小\n白石,校长,星渚一小\n",
    "sessions.csv": (
        "活动编号,类型,活动名称,日期,开始,结束,校区,必须参加\n开班,开班/结业,开班仪式,2026-10-19,10:30,11:00,本部,是\n"
    ),
    "quotas.csv": "角色,类型,周期,最少,最多\n校长,听课,project,2,\n",
}


@pytest.fixture
def folder(tmp_path):
    """Writes the tiny project, with some files replaced or added; ``None`` leaves a file out."""

    def write(name="project", **changed):
        made = tmp_path / name
        made.mkdir(parents=True)
        files = TABLES | {f"{key}.csv": content for key, content in changed.items()}
        for file, content in files.items():
            if content is not None:
                (made / file).write_text(content, encoding="utf-8")
        return made

    return write


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs one command with a store of its own; speaks English unless told otherwise."""
    monkeypatch.setenv("COHORTPLAN_STORE", str(tmp_path / "store.sqlite"))

    def run_command(*words, language=Language.EN):
        spoken = [] if "--language" in words or not words else ["--language", language.value]
        return CliRunner().invoke(build(language), [str(word) for word in (*words, *spoken)])

    return run_command


@pytest.fixture
def planned(folder, run, tmp_path):
    """The tiny project and a plan of it."""
    project, plan = folder(), tmp_path / "plan"
    result = run("plan", project, "--out", plan, "--seconds", 10)
    assert result.exit_code == 0, result.output
    return project, plan
