"""What is wrong with a plan on disk."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error
from cohortplan.intake.kinds import warning as _warning

PLANS = (
    _error(
        "no_plan",
        "这里没有方案（缺少 {value}）。请选择由 cohortplan plan 写出的方案文件夹。",
        "there is no plan here ({value} is missing). Choose a plan folder as cohortplan plan writes it.",
    ),
    _warning(
        "no_plan_header",
        "缺少 plan.json，不知道方案出自哪一版数据。可以照常核查，或用 cohortplan plan 重新写出。",
        "plan.json is missing, so nothing says which data the plan was made for. Audit it, or plan again.",
    ),
    _error(
        "bad_plan_header",
        "plan.json 读不懂（{reason}）。请删去它，或用 cohortplan plan 重新写出方案。",
        "plan.json is not understood ({reason}). Delete it, or write the plan again with cohortplan plan.",
    ),
    _error(
        "disagrees",
        "这里写着“{value}”，项目中却是“{expected}”。请改正，或留空：起决定作用的是编号。",
        "this says “{value}”, the project says “{expected}”. Correct it, or leave it empty: the keys decide.",
    ),
    _warning(
        "other_project",
        "方案是按另一版本的项目数据排的。请看核查结果，或重新排定。",
        "the plan was made for another version of the project's data. Look at its audit, or plan again.",
    ),
    _warning(
        "edited_by_hand",
        "方案写出之后有人改动过表格。以表格为准；请核查后使用。",
        "the tables were edited after the plan was written. They count as they are; audit the plan before you use it.",
    ),
    _warning(
        "in_force_gone",
        "现行方案中的“{value}”在项目中已不存在，不再计入。请核对是否有意删去。",
        "“{value}” of the plan in force no longer exists in the project and is left out. Check that this is meant.",
    ),
)
