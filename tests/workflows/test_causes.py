from dataclasses import replace

from tests.worlds import world

from cohortplan.domain.demands import Quota
from cohortplan.rules.audit import audit
from cohortplan.text import Language
from cohortplan.workflows.causes import causes
from cohortplan.workflows.question import question

TALKS = Quota(id="q", role="principal", kinds=("talk",), least=2)


def test_each_shortfall_has_its_cause_and_one_trainee_can_be_asked_for(store, draft, noon):
    store.projects.put(replace(world(), quotas=(TALKS,)), {}, at=noon)
    asked = question(store, draft)
    found = audit(asked.project, asked.policy, asked.plan)

    everybody = causes(asked, found, Language.EN)
    one = causes(asked, found, Language.EN, trainee="T2")

    assert [about[0].id for about in everybody] == ["T1", "T2"]
    assert {about[0].id for about in one} == {"T2"}
    assert set(one.values()) == {"There is no other session of that kind for this trainee."}
