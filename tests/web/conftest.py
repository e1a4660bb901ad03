"""Pages without a browser: a store of its own for each test, and the small world of ``tests.worlds`` in it."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest
from tests.workflows.made_projects import written
from tests.worlds import PLAN, POLICY, world

from cohortplan.workflows.drafts import begin
from cohortplan.workflows.opening import open_folder
from cohortplan.workflows.store import the_store

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)
PATIENCE = 30


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store that pages find, empty."""
    monkeypatch.setenv("COHORTPLAN_STORE", str(tmp_path / "store.sqlite"))
    opened = the_store()
    yield opened
    opened.close()


@pytest.fixture
def noon():
    return NOON


@pytest.fixture
def keep(store):
    """Puts a project with a draft into the store; the draft's id."""

    def put(project, plan=PLAN, policy=None):
        store.projects.put(project, (policy or POLICY).to_settings(), origin="folder", at=NOON)
        return begin(store, project.id, "1", plan=plan, at=NOON).line.id

    return put


@pytest.fixture
def draft(keep):
    """The draft of the small world, with its plan."""
    return keep(world())


@pytest.fixture
def folder(store, tmp_path):
    """Opens a calm demo A from a folder, some of its files replaced; the folder."""

    def opened(**changed):
        path = written(tmp_path / "a", **changed)
        open_folder(store, path, at=datetime.now(UTC))
        return path

    return opened


def drawn(start):
    """What a browser's tab runs. Streamlit takes the text of this function, so it imports what it needs."""
    from cohortplan.web.frame import run

    run(start)


def text_of(element):
    """What an element says; tables of our own are HTML."""
    return element.proto.body if element.type == "html" else element.value


class Tab:
    """A page in a tab of its own: a session that knows nothing of other tabs."""

    def __init__(self, start, project, language):
        self.page = AppTest.from_function(drawn, args=(start,), default_timeout=PATIENCE)
        self.page.query_params["lang"] = language
        if project:
            self.page.query_params["project"] = project
        self.run()

    def run(self):
        """Draw again; nothing may be raised."""
        self.page.run()
        assert [error.value for error in self.page.exception] == []
        return self

    def click(self, key):
        """Press the button of this key, and draw again."""
        self.button(key).click()
        return self.run()

    def keys(self, prefix):
        """Keys of the buttons that begin so, in the order of the page."""
        return [button.key for button in self.page.button if button.key and button.key.startswith(prefix)]

    def button(self, key):
        """The button of this key."""
        (found,) = (each for each in self.page.button if each.key == key)
        return found

    def says(self, words):
        """Whether some text of the page holds these words; backslashes of escaped signs left out."""
        app = self.page
        shown = (
            *app.markdown,
            *app.caption,
            *app.subheader,
            *app.warning,
            *app.error,
            *app.info,
            *app.toast,
            *app.text,
            *app.get("html"),
        )
        return any(words in text_of(element).replace("\\", "") for element in shown)

    def section(self, name):
        """Show one section of the data page."""
        (control,) = (each for each in self.page.segmented_control if (each.key or "").startswith("section_"))
        control.set_value(name)
        return self.run()

    def field(self, prefix):
        """The text field whose key begins so."""
        (found,) = (each for each in [*self.page.text_input, *self.page.text_area] if each.key.startswith(prefix))
        return found


@pytest.fixture
def tab(store):
    """Opens a page in a new tab."""

    def opened(page, *, project="autumn", language="en"):
        return Tab(page, project, language)

    return opened
