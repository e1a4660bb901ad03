"""Any invented project of scenario A is planned within 30 seconds without a hard finding, by the commands alone.

``make seeds`` asks twenty seeds; the test run asks three.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SEEDS = range(int(os.environ.get("COHORTPLAN_SEEDS", "3")))
CODES_WITH_A_PLAN = (0, 3)


def cohortplan(*words):
    """What one command answers, in a process of its own."""
    command = [sys.executable, "-c", "from cohortplan.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.full
@pytest.mark.parametrize("seed", SEEDS)
def test_an_invented_project_is_planned_and_audits_without_a_hard_finding(seed, tmp_path):
    project, plan = tmp_path / "project", tmp_path / "plan"
    assert cohortplan("generate", project, "--like", "A", "--seed", seed).returncode == 0

    planned = cohortplan("plan", project, "--out", plan, "--seconds", 30)
    audited = cohortplan("audit", project, plan, "--json")

    assert planned.returncode in CODES_WITH_A_PLAN, planned.stdout + planned.stderr
    assert audited.returncode == 0, audited.stdout + audited.stderr
    assert json.loads(audited.stdout)["cost"]["hard"] == 0
