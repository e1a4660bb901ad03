"""What parties and pairs bind."""

from tests.worlds import world

from cohortplan.domain.people import Pair, Party
from cohortplan.domain.ties import Tie


def ties(*rows):
    parties = tuple(each for each in rows if isinstance(each, Party))
    return world(parties=parties, pairs=tuple(each for each in rows if isinstance(each, Pair))).ties


def test_a_party_ties_its_members_in_the_kinds_it_shares():
    party = Party(id="G", members=("T2", "T1"), kinds=("talk",), may_split=True)

    assert ties(party) == (Tie(party="G", members=("T1", "T2"), kinds=("talk",), may_split=True),)
    assert [ties(party)[0].covers(kind) for kind in ("talk", "lesson")] == [True, False]


def test_a_party_without_a_shared_kind_or_a_second_known_member_binds_nobody():
    assert ties(Party(id="G", members=("T1", "T2")), Party(id="H", members=("T1", "gone"), kinds=("talk",))) == ()


def test_a_declared_pair_is_tied_in_every_kind_and_a_conflict_with_a_mentor_is_no_tie():
    found = ties(
        Pair(a="T2", b="T1", rule="together"),
        Pair(a="T1", b="T3", rule="apart"),
        Pair(a="T1", b="lin", rule="not_mentor"),
    )

    assert {(tie.members, tie.apart) for tie in found} == {(("T1", "T2"), False), (("T1", "T3"), True)}
    assert all(tie.covers("anything") and not tie.party for tie in found)


def test_everybody_knows_their_own_ties():
    project = world(
        parties=(Party(id="G", members=("T1", "T2"), kinds=("talk",)),), pairs=(Pair(a="T1", b="T3", rule="apart"),)
    )

    assert {who: len(tied) for who, tied in project.ties_of.items()} == {"T1": 2, "T2": 1, "T3": 1}
