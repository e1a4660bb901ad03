"""What parties and pairs become."""

from tests.intake.conftest import TABLES

from cohortplan.domain.demands import Waiver
from cohortplan.domain.people import Pair, Party


def test_a_party_is_read_with_its_members_by_id_or_name_in_any_order(read):
    by_id = read().project

    by_name = read(
        parties=TABLES["parties"].replace("T3;T1", "李安、赵和").replace("meeting;talk", "讲座，例会")
    ).project

    assert (
        by_id.parties
        == by_name.parties
        == (
            Party(id="G1", members=("T1", "T2", "T3"), leader="T2"),
            Party(id="G2", members=("T1", "T3"), kinds=("meeting", "talk"), may_split=True),
        )
    )


def test_a_waiver_may_be_about_a_party(read):
    project = read(waivers="rule,about,reason\nseats,G2;talk,约定\n").project

    assert project.waivers == (Waiver(rule="seats", about=("G2", "talk"), reason="约定"),)


def test_a_pair_of_trainees_is_the_same_either_way_round(read):
    one, other = (read(pairs=f"甲,乙,关系\n{a},{b},在一起\n").project.pairs for a, b in (("T3", "T1"), ("李安", "T3")))

    assert one == other == (Pair(a="T1", b="T3", rule="together"),)


def test_who_must_not_be_led_comes_first_whichever_way_it_is_written(read):
    one, other = (
        read(pairs=f"a,b,rule\n{a},{b},not_mentor\n").project.pairs for a, b in (("T1", "s2"), ("吴副校长", "李安"))
    )

    assert one == other == (Pair(a="T1", b="s2", rule="not_mentor"),)
