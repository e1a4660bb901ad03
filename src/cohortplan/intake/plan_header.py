"""``plan.json``: what a plan was made from, by whom it is continued, and how it can be made again."""

from __future__ import annotations

import json
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy

# A plan does not depend on any other part.
VERSIONED = ("cohortplan", "ortools")


class Digests(BaseModel):
    """SHA-256 of the canonical JSON of each, as hexadecimal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    project: str
    policy: str
    plan: str


class PlanHeader(BaseModel):
    """The content of ``plan.json``.

    ``based_on`` is the digest of the plan that this one was made from, empty
    where there is none; ``made_at`` is no part of any digest. A search that was
    ``repeatable`` finds this plan again from the same project, policy, seed,
    ``seconds`` and versions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    project: str
    digests: Digests
    based_on: str = ""
    seed: int | None = None
    seconds: float | None = None
    repeatable: bool = False
    versions: dict[str, str] = {}
    made_at: AwareDatetime

    def to_json(self) -> str:
        """One spelling, for people to read."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def header_of(  # noqa: PLR0913 - each is one line of the file
    project: Project,
    policy: Policy,
    plan: Plan,
    *,
    made_at: datetime,
    seed: int | None = None,
    seconds: float | None = None,
    repeatable: bool = False,
    based_on: Plan | None = None,
) -> PlanHeader:
    """The header of a plan made from these; ``made_at`` needs a time zone."""
    return PlanHeader(
        project=project.id,
        digests=Digests(project=canonical.digest(project), policy=policy.digest, plan=canonical.digest(plan)),
        based_on=canonical.digest(based_on) if based_on is not None else "",
        seed=seed,
        seconds=seconds,
        repeatable=repeatable,
        versions={name: version(name) for name in VERSIONED if _installed(name)},
        made_at=made_at,
    )


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def parse_header(content: bytes) -> PlanHeader | str:
    """The header in these bytes, or why there is none."""
    try:
        return PlanHeader.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        return f"{key}: {first['msg']}" if key else str(first["msg"])


def header_schema() -> dict[str, object]:
    """The JSON Schema of ``plan.json``."""
    return PlanHeader.model_json_schema()
