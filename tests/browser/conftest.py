"""The real app in a process of its own, looked at by the system's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright
from tests.browser.looking import Look

from cohortplan.cli.serving import flags

CHECKOUT = Path(__file__).parents[2]
SCREENSHOTS = CHECKOUT / "screenshots"
START_SECONDS = 60
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items):
    if CHROMIUM or os.environ.get("COHORTPLAN_FULL") == "1":
        return
    skip = pytest.mark.skip(reason="needs a Chromium on this machine, and COHORTPLAN_FULL=1 insists on one")
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(skip)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def store_file(tmp_path):
    return tmp_path / "store" / "store.sqlite"


@pytest.fixture
def address(store_file, tmp_path):
    """Where ``streamlit run app.py`` answers, with a store of its own."""
    port = free_port()
    log = tmp_path / "server.log"
    environment = {**os.environ, "COHORTPLAN_STORE": str(store_file), "HOME": str(tmp_path)}
    with log.open("wb") as written:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *flags("127.0.0.1", port)],
            cwd=CHECKOUT,
            env=environment,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_until_healthy(base, server, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{base}/_stcore/health", timeout=5) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"nothing answers at {base}; the server said:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        pytest.fail("COHORTPLAN_FULL=1 asks for a Chromium, and there is none")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def look(chromium, address):
    """Opens a window of this width on the app; at its end it must have stayed at home and said no error."""
    windows = []

    def opened(language, width=1366):
        page = chromium.new_page(viewport={"width": width, "height": 768})
        windows.append(Look(page, address, language, SCREENSHOTS))
        return windows[-1]

    yield opened
    for window in windows:
        window.page.close()
    assert [error for window in windows for error in window.errors] == []
    assert [asked for window in windows for asked in window.strangers] == []
