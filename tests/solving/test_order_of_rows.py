"""The order of rows, and whatever else means nothing, changes nothing: not one byte of the built model."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_worlds import policies, sketches, tries

from cohortplan.domain import canonical
from cohortplan.domain.project import Project
from cohortplan.rules.audit import audit
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import everything

CALENDAR_TABLES = ("open_days", "closed_days")

BUILT_ELSEWHERE = """
import sys
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import everything
project, plan = read_sketch(sys.argv[1])
print(CpBoard(project, Policy.default(), everything(project, plan)).model.proto)
"""

BUSY = (
    "trainee ann subjects=maths,art; trainee bob director people=2; mentor Lin; mentor Wu; lead ann Lin; "
    "acting ann Wu from=Mon to=Wed; lesson 1.1 09:00-09:40 maths Zhu seats=2 @ann; lesson 1.2 09:00-09:40 art Zhu; "
    "a: 08:00-12:00 Lin was=ann; mentoring 11:00-11:30 Lin in=a; research 09:30-10:30 maths West for=ann,director; "
    "required Tue 14:00-15:00 Wu; quota lesson min=2 weight=2; quota talk max=1 per=day; wish ann mentor Lin; "
    "wish ann subject maths rank=2; pin bob a not; waive no_clash ann a; travel 25; as of Mon 08:00; "
    "visit 09:00-12:00 classes=1.1,1.2 rooms=Hall leaders=Zhu people=1; absent trainee bob Tue 08:00-09:00"
)


@st.composite
def reordered(draw, table):
    """The same project, its rows, and those of its calendar, given in another order."""
    rows = {each.name: getattr(table, each.name) for each in fields(table)}
    mixed = {name: draw(st.permutations(row)) for name, row in rows.items() if isinstance(row, tuple)}
    calendar = rows["calendar"]
    days = {name: tuple(draw(st.permutations(getattr(calendar, name)))) for name in CALENDAR_TABLES}
    return Project(**{**rows, **{k: tuple(v) for k, v in mixed.items()}, "calendar": replace(calendar, **days)})


@given(sketches(), policies(), st.data())
@tries(40)
def test_the_order_of_rows_changes_neither_model_nor_audit_nor_digest(sketch, policy, data):
    project, plan = read_sketch(sketch)

    other = data.draw(reordered(project))

    assert canonical.dumps(other) == canonical.dumps(project)
    assert audit(other, policy, plan) == audit(project, policy, plan)
    assert model_of(other, policy, plan) == model_of(project, policy, plan)


def test_the_same_world_builds_the_same_model_in_every_process():
    models = {built_elsewhere(seed) for seed in ("0", "1", "77")}

    assert len(models) == 1


def model_of(project, policy, plan):
    return str(CpBoard(project, policy, everything(project, plan)).model.proto)


def built_elsewhere(seed):
    command = [sys.executable, "-c", BUILT_ELSEWHERE, BUSY]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8").stdout
