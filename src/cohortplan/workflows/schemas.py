"""The JSON Schemas of what cohortplan writes for programs, as files under ``docs/schemas``.

``python -m cohortplan.workflows.schemas docs/schemas`` makes them anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from cohortplan.domain.project import Project
from cohortplan.intake.plan_header import header_schema
from cohortplan.publishing.report_format import ReportData
from cohortplan.publishing.schemas import DIALECT, schema_of
from cohortplan.workflows.questions.format import ExplanationData


def schema_files() -> Mapping[str, bytes]:
    """Schemas by file name: of a project as canonical JSON, of ``plan.json``, of ``report.json`` and of an explanation."""
    schemas: dict[str, dict[str, object]] = {
        "project.schema.json": schema_of(Project, "A project as canonical JSON; fields at their default are left out"),
        "plan.schema.json": {"$schema": DIALECT, **header_schema(), "title": "plan.json"},
        "report.schema.json": schema_of(ReportData, "report.json"),
        "explanation.schema.json": schema_of(ExplanationData, "What explain --json prints"),
    }
    return {name: _bytes(schema) for name, schema in schemas.items()}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into a folder; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schema_files().items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in schema_files())


def _bytes(schema: Mapping[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
