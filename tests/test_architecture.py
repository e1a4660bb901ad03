"""The arrows of the house (DESIGN section 6), as contracts and as what is really loaded."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cohortplan

PACKAGE = Path(cohortplan.__file__).parent
CHECKOUT = Path(__file__).parent.parent

# Which third parties each room may name. A library outside its room is a decision in the wrong place.
THIRD_PARTIES = {
    "__init__": set(),
    "asgi": {"starlette", "streamlit"},
    "cli": {"rich", "typer"},
    "web": {"altair", "pandas", "segno", "streamlit"},
    "feeds": {"starlette"},
    "workflows": set(),
    "intake": {"chinese_calendar", "pandas", "pydantic", "python_calamine", "xlsxwriter"},
    "generator": set(),
    "solving": {"ortools", "pydantic"},
    "storage": {"alembic", "pydantic", "sqlalchemy"},
    "publishing": {"icalendar", "pandas", "pydantic", "segno", "xlsxwriter"},
    "rules": set(),
    "domain": set(),
    "text": set(),
    "errors": set(),
}
TOOLS = {"intake", "generator", "solving", "storage", "publishing"}
FRONT = ("cli", "web", "feeds")


def imports_of(module):
    """Every absolute name that a file imports, however deep inside a function."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms():
    for entry in sorted(PACKAGE.iterdir()):
        modules = sorted(entry.rglob("*.py")) if entry.is_dir() else [entry] * (entry.suffix == ".py")
        if modules:
            yield entry.stem, modules


ROOMS = dict(rooms())
IMPORTS = {
    room: {(str(module.relative_to(PACKAGE)), name) for module in modules for name in imports_of(module)}
    for room, modules in ROOMS.items()
}


def inside(name, *packages):
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_the_contracts_of_import_linter_hold():
    program = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run([program, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_names_only_its_own_third_parties(room):
    ours = {"cohortplan"} | sys.stdlib_module_names | THIRD_PARTIES[room]

    strangers = {(module, name) for module, name in IMPORTS[room] if name.partition(".")[0] not in ours}

    assert strangers == set()


@pytest.mark.parametrize("room", [room for room in FRONT if room in ROOMS])
def test_what_people_touch_reaches_tools_through_workflows_only(room):
    tools = [f"cohortplan.{tool}" for tool in TOOLS]

    assert {(module, name) for module, name in IMPORTS[room] if inside(name, *tools)} == set()


@pytest.mark.skipif("feeds" not in ROOMS, reason="there are no feeds yet")
def test_feeds_know_one_workflow():
    allowed = ("cohortplan.feeds", "cohortplan.workflows.feed", "cohortplan.text", "cohortplan.errors")

    ours = {(module, name) for module, name in IMPORTS["feeds"] if inside(name, "cohortplan")}

    assert {(module, name) for module, name in ours if not inside(name, *allowed)} == set()


LIGHT = {
    "cohortplan.domain": {"ortools", "pandas", "numpy", "streamlit", "sqlalchemy", "pydantic"},
    "cohortplan.rules.audit": {"ortools", "pandas", "numpy", "streamlit", "sqlalchemy"},
    "cohortplan.cli": {"ortools", "pandas", "numpy", "streamlit", "sqlalchemy", "icalendar", "pydantic"},
    "cohortplan.feeds.routes": {"ortools", "pandas", "numpy", "streamlit", "xlsxwriter"},
}


def exists(module):
    path = PACKAGE.joinpath(*module.split(".")[1:])
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


@pytest.mark.parametrize("module", [module for module in LIGHT if exists(module)])
def test_what_must_start_fast_loads_nothing_heavy(module):
    program = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert LIGHT[module] & set(loaded) == set()


def test_no_room_hides_a_module_of_the_standard_library():
    """``streamlit run`` puts the folder of asgi.py, our package itself, first on the path."""
    assert set(ROOMS) & sys.stdlib_module_names == set()
