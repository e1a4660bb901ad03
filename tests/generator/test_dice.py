import pytest

from cohortplan.generator.dice import Dice


def test_the_same_labels_throw_the_same():
    throws = [[Dice("A", 1, "names").below(1000) for _ in range(2)] for _ in range(2)]

    assert throws[0] == throws[1]


def test_throws_are_pinned_so_that_no_python_may_change_them():
    dice = Dice("A", 1, "names")

    assert [dice.below(100) for _ in range(5)] == [21, 81, 53, 10, 95]
    assert dice.shuffled("abcdef") == ["b", "d", "c", "f", "a", "e"]


@pytest.mark.parametrize("count", [0, 3, 9])
def test_a_sample_holds_different_items_and_never_more_than_there_are(count):
    sample = Dice("sample").sample(range(5), count)

    assert len(sample) == len(set(sample)) == min(count, 5)
