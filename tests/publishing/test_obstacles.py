import pytest

from cohortplan.domain.plan import Plan
from cohortplan.publishing.obstacles import Trials
from cohortplan.rules.audit import Verdict, audit
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch

SKETCHES = [
    pytest.param(sketch, id=f"{rule_name(rule)}: {sketch}") for rule in all_rules() for sketch, _ in rule.examples
]


def hard(project, policy, plan):
    found = audit(project, policy, plan).with_verdict(Verdict.HARD)
    return {(each.finding.rule.name, each.finding.about): each.finding.amount for each in found}


@pytest.mark.parametrize("sketch", SKETCHES)
def test_trying_an_assignment_out_finds_what_the_two_audits_differ_by(sketch):
    project, plan = read_sketch(sketch)
    # Every rule a limit, so that no scope is left unseen.
    policy = Policy(tuple(kind() if "limit" in kind.fixed else kind(limit=0) for kind in all_rules()))
    trials, before = Trials(project, policy, plan), hard(project, policy, plan)

    for trainee in project.trainee:
        for session in project.session:
            more = plan.with_changes(drop=Plan(), add=Plan.of([(trainee, session)]))
            after = hard(project, policy, more)

            found = {(each.rule.name, each.about) for each in trials.obstacles(trainee, session)}

            assert found == {key for key, amount in after.items() if amount > before.get(key, 0)}


def test_a_session_that_is_full_is_still_meant_for_whoever_is_invited():
    project, plan = read_sketch("a: 09:00-10:00 seats=1 @ann; b: 11:00-12:00 for=ann; trainee bob")

    trials = Trials(project, Policy.default(), plan)

    assert [trials.invited("bob", each) for each in ("a", "b")] == [True, False]
    assert [each.rule.name for each in trials.obstacles("bob", "a")] == ["seats"]
