"""Who goes about as one."""

from cohortplan.rules.sketch import read_sketch


def test_members_of_a_party_are_one_company_and_who_has_none_is_alone():
    project, _ = read_sketch(
        "trainee eve; party P bob,ann lesson; pair bob cai together; pair ann eve apart; trainee dan"
    )

    assert project.companies == (("ann", "bob", "cai"), ("dan",), ("eve",))
    assert project.company_of["cai"] == ("ann", "bob", "cai")


def test_a_group_that_shares_no_kind_constrains_nothing_and_is_no_company():
    project, _ = read_sketch("party P bob,ann")

    assert project.companies == (("ann",), ("bob",))
