"""A search that does not end as one would like: what is said then, and that nothing found is lost."""

import os
import signal
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.worlds import world

from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import Draft
from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.storage.store import Store

pytestmark = pytest.mark.xdist_group("browser")

WORKER = b"cohortplan.solving.worker"
BROKEN = {"zh_CN": "搜索被外部结束（信号 9）", "en": "The search was ended from outside (signal 9)"}
ALONE = {"zh_CN": "只看“赵一”一人，无论别人怎样编排", "en": "For 赵一 alone these rules cannot all hold"}


def workers(parent):
    """Processes below this one that search for a plan; those of other tests are none of ours."""
    for file in Path(f"/proc/{parent}/task").glob("*/children"):
        for child in file.read_text(encoding="ascii").split():
            with suppress(OSError):  # it has ended meanwhile
                if WORKER in Path(f"/proc/{child}/cmdline").read_bytes():
                    yield int(child)
            yield from workers(child)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_search_whose_process_dies_leaves_its_best_plan_in_the_draft(look, language):
    window = look(language).open()
    window.page.locator(".st-key-way button").last.click()
    window.page.wait_for_selector(".st-key-open_demo")
    window.rest().click("open_demo", then="to_plan").click("to_plan", then="start").click("start", then="stop")
    window.page.wait_for_selector("[data-testid='stMetric']")

    for each in tuple(workers(os.getpid())):
        os.kill(each, signal.SIGKILL)

    window.page.wait_for_selector(".st-key-to_timetable")
    window.says(BROKEN[language]).snap("plan-broken-off").click("to_timetable", then="week")
    assert window.cells()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_who_cannot_have_a_plan_is_named_with_the_rules_that_leave_no_way(look, store_file, language):
    both = frozenset(Pin(trainee="T1", sessions=(each,)) for each in ("talk", "induction"))
    closed = frozenset({Pin(trainee="T1", sessions=("induction",), must=False)})
    store = Store.open(store_file)
    try:
        project = world()
        store.projects.put(project, Policy.default().to_settings(), origin="folder", at=project.as_of)
        now = datetime.now(UTC)
        store.drafts.create(project.id, "1", Draft(plan=Plan(), pins=both | closed), at=now)
    finally:
        store.close()
    window = look(language).open("plan?project=autumn").click("start")

    window.page.get_by_text(ALONE[language]).wait_for()
    window.rest().snap("plan-impossible")
