"""A plan that is edited step by step is audited as if it were new: what appears and vanishes is all that changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.rules.test_effects import difference, shifts_of
from tests.tiny_worlds import policies, sketches, worlds

from cohortplan.rules.audit import audit
from cohortplan.rules.effects import Standing
from cohortplan.rules.sketch import read_sketch


@given(sketches(), policies(), st.data())
@worlds()
def test_incremental_and_whole_audit_agree_finding_by_finding_along_random_edits(sketch, policy, data):
    project, plan = read_sketch(sketch)
    standing, before = Standing(project, policy, plan), audit(project, policy, plan)

    for _ in range(4):
        shifts = data.draw(st.lists(st.sampled_from(list(shifts_of(project, standing.plan))), min_size=1, max_size=3))
        effect, changed = standing.effect(*shifts), standing.audited(before, *shifts)
        standing = standing.after(*shifts)
        after = audit(project, policy, standing.plan)

        assert effect.price == difference(after, before)
        assert in_order(before.judged + effect.appears) == in_order(after.judged + effect.vanishes)
        assert in_order(changed.judged) == in_order(after.judged)
        assert changed.cost == after.cost
        before = after


def in_order(judged):
    """The findings, whatever the order in which they were found; facts cannot be compared, but shown they can."""
    return sorted(map(repr, judged))
