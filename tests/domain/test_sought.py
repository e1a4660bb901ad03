"""What many would like, and what each of them asked for."""

import pytest

from cohortplan.domain.demands import Wish
from cohortplan.domain.sought import grants
from cohortplan.rules.sketch import read_sketch


def test_popular_is_what_the_head_does_with_few_and_what_more_wish_for_than_can_come():
    project, _ = read_sketch(
        "mentor Lin head; mentor Wu campus_head; a: Lin 08:00-09:00 seats=2; b: Wu 08:00-09:00 seats=2; "
        "c: Lin 09:00-10:00; d: required Lin 10:00-11:00 seats=9; e: lesson 1.1 Lin 11:00-11:40 seats=2; "
        "f@1: 14:00-15:00 seats=1; g: 15:00-16:00 seats=2; h: closed Lin 16:00-17:00 seats=2; "
        "wish ann session f; wish bob session f; wish ann session g; wish bob session g"
    )

    assert project.sought == {"a", "f@1"}


@pytest.mark.parametrize(
    ("about", "value", "granted"),
    [
        ("subject", "maths", "a"),
        ("class", "1.1", "a"),
        ("theme", "food", "b"),
        ("session", "a", "a"),
        ("session", "row", "row@1"),
        ("mentor", "Lin", ""),
        ("shoes", "red", ""),
    ],
)
def test_each_wish_is_granted_by_what_it_asks_for(about, value, granted):
    project, _ = read_sketch(
        "a: lesson 1.1 09:00-09:40 maths Lin; b: 10:00-11:00 theme=food; row@1: research 11:00-12:00 maths"
    )
    wish = Wish(trainee="ann", about=about, value=value)

    assert [each.id for each in project.sessions if grants(wish, each)] == [granted][: bool(granted)]
