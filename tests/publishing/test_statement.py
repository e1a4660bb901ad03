from dataclasses import replace

from tests.worlds import PLAN, at, session, world

from cohortplan.domain.demands import Waiver
from cohortplan.publishing.statement import Published, statement
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.text import Language


def published(project):
    policy = Policy.default()
    return Published(
        project=project,
        policy=policy,
        plan=PLAN,
        audit=audit(project, policy, PLAN),
        number=2,
        author="安老师",
        at=at("mon 08:00"),
    )


def test_the_statement_is_complete_in_english_too():
    text = statement(published(world()), Language.EN)

    lines = text.splitlines()
    assert lines[:3] == [
        "秋季跟岗, release 2: public statement",
        "Released Mon 19 Oct 08:00 by 安老师",
        "1. Rules that applied",
    ]
    assert [line for line in lines if line[:2] in {"2.", "3.", "4."}] == [
        "2. Process: the audit",
        "3. Result: each trainee",
        "4. Exceptions",
    ]
    assert len([line for line in lines if line.endswith("hours")]) == 3
    assert lines[-1] == "- none"


def test_hours_are_counted_once_where_sessions_overlap():
    nested = [session("talk", "tue 14:30-15:30"), session("meeting", "tue 15:00-16:00", "meeting")]
    project = world([replace(each, required=False) for each in nested])
    alone = replace(published(world()), project=project)

    text = statement(alone, Language.ZH_CN)

    assert "- 赵一：2 次活动，共 1.5 小时" in text


def test_an_exception_names_its_reason_and_who_granted_it_and_what_is_covered_is_counted():
    waiver = Waiver(rule="lead_mentor", about=("T3",), reason="导师\n临时安排", author="")
    plan = replace(PLAN, mentorships=frozenset(each for each in PLAN.mentorships if each.trainee != "T3"))
    project = world(waivers=(waiver,))
    case = replace(published(project), plan=plan, audit=audit(project, Policy.default(), plan))

    text = statement(case, Language.ZH_CN)

    assert "- 经批准豁免的问题 1 处" in text
    assert "（T3）：导师 临时安排，批准人 未写明" in text
