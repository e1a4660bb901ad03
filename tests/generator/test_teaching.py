from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cohortplan.generator.teaching import even_blocks


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7), st.integers(1, 7))
def test_blocks_cover_all_in_order_and_no_other_cut_is_more_even(loads, count):
    blocks = list(even_blocks(tuple(loads), count))

    assert [number for first, end in blocks for number in range(first, end)] == list(range(len(loads)))
    assert len(blocks) == min(count, len(loads))
    assert squares(loads, blocks) == min(
        squares(loads, list(zip((0, *cuts), (*cuts, len(loads)), strict=True)))
        for cuts in combinations(range(1, len(loads)), len(blocks) - 1)
    )


def squares(loads, blocks):
    return sum(sum(loads[first:end]) ** 2 for first, end in blocks)
