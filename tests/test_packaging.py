"""The wheel is whole, and works in an empty environment outside the checkout."""

import json
import os
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

CHECKOUT = Path(__file__).parent.parent
SOURCES = CHECKOUT / "src"
START_SECONDS = 60

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, CHECKOUT], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def empty_environment(wheel, tmp_path_factory) -> Path:
    """The ``cohortplan`` program of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    constraints = CHECKOUT / "constraints.txt"
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel],
        check=True,
        cwd=folder,
    )
    return programs / "cohortplan"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def answer(address):
    """Status, content type and body of one GET."""
    try:
        with urlopen(address, timeout=10) as response:
            return response.status, response.headers["Content-Type"], response.read()
    except HTTPError as refused:
        return refused.code, refused.headers["Content-Type"], refused.read()


def wait_until_healthy(address, server, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if answer(f"{address}/_stcore/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"nothing answers at {address}; the server said:\n{log.read_text(encoding='utf-8')}")


@dataclass(frozen=True)
class Installed:
    """The installed program, at work in an empty folder with a data folder of its own."""

    program: Path
    home: Path

    @property
    def environment(self):
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COHORTPLAN_"))}
        return kept | {"HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data")}

    def run(self, *arguments):
        """The exit code and the output of one command."""
        done = subprocess.run(
            [self.program, *arguments], cwd=self.home, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout


@pytest.fixture(scope="module")
def installed(empty_environment, tmp_path_factory) -> Installed:
    return Installed(empty_environment, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def served(installed) -> Iterator[tuple[str, Path]]:
    """The address of ``cohortplan serve``, started in an empty folder, and the file with all that it wrote."""
    log = installed.home / "served.log"
    port = free_port()
    with log.open("wb") as written:
        server = subprocess.Popen(
            [installed.program, "serve", "--port", str(port)],
            cwd=installed.home,
            env=installed.environment,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_healthy(address, server, log)
            yield address, log
        finally:
            server.terminate()
            server.wait(timeout=30)
    # A server that outlives its command would hold the port, and the database, of the next one.
    socket.create_server(("127.0.0.1", port)).close()


def test_the_wheel_holds_every_file_of_the_package(wheel):
    ours = {
        path.relative_to(SOURCES).as_posix()
        for path in (SOURCES / "cohortplan").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    packed = set(ZipFile(wheel).namelist())

    assert ours - packed == set()


def test_the_installed_app_shows_its_page(served):
    address, _ = served

    status, kind, body = answer(f"{address}/")

    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b"<title>" in body


def test_an_unknown_calendar_is_not_found_and_leaves_no_trace(served):
    address, log = served

    answers = {answer(f"{address}/{path}") for path in ("feeds/notatoken.ics", "feeds/notatoken.ics?alarm=15")}

    assert [status for status, _, _ in answers] == [404]
    assert b"notatoken" not in log.read_bytes()


def test_a_calendar_that_the_installed_program_released_is_served(installed, served):
    address, log = served
    assert installed.run("generate", "--like", "A", "--calm", "project")[0] == 0
    assert installed.run("plan", "project", "--out", "plan", "--seconds", "20")[0] in (0, 3)
    assert installed.run("release", "project", "plan")[0] == 0

    _, listed = installed.run("feeds", "project", "--json")
    calendar = next(iter(json.loads(listed).values()))["calendar"]
    status, kind, body = answer(f"{address}{calendar}")

    assert (status, kind) == (200, "text/calendar; charset=utf-8")
    assert body.startswith(b"BEGIN:VCALENDAR")
    assert calendar.encode() not in log.read_bytes()
