"""How few lessons suffice, and who gives how many of them."""

from cohortplan.rules.sketch import read_sketch


def shares(sketch):
    return read_sketch(sketch)[0].even_shares


def test_the_largest_lessons_are_filled_first():
    lessons = "; ".join(f"lesson 1.{number} 09:00-09:40 seats={number}" for number in (1, 2, 3, 4))

    assert shares(f"quota lesson min=1; trainee ann people=7; {lessons}").lessons == 2
    assert shares(f"quota lesson min=1; trainee ann people=8; {lessons}").lessons == 3
    assert shares(f"quota lesson min=1; trainee ann people=99; {lessons}").lessons == 4


def test_nobody_sees_two_lessons_in_one():
    assert shares("quota lesson min=3; trainee ann; lesson 1.1 09:00-09:40 seats=9").lessons == 3


def test_of_two_rows_the_one_that_asks_more_counts_and_rows_of_several_kinds_ask_for_no_lesson():
    rows = "quota lesson min=2; quota lesson min=1 per=week own; quota lesson talk min=9; quota director lesson min=9"

    assert shares(f"{rows}; trainee ann; lesson 1.1 09:00-09:40").lessons == 2
    assert shares(f"{rows}; quota lesson min=1 per=day; trainee ann; lesson 1.1 09:00-09:40").lessons == 10


def test_what_earlier_cohorts_saw_is_taken_off_a_share():
    world = (
        "quota lesson min=3; trainee ann; past lesson 1.1 Lin; past lesson 1.1 Wu; past talk 1.2 Wu; past lesson 3.1 Old; "
        "lesson 1.1 09:00-09:40 Lin; lesson 1.2 09:00-09:40 Wu; lesson 2.1 09:00-09:40 Hu closed"
    )

    found = shares(world)

    assert (found.classes, found.classes_before) == ({"1.1": 1, "1.2": 3}, {"1.1": 2, "1.2": 0})
    assert (found.teachers, found.teachers_before) == ({"Lin": 2, "Wu": 2}, {"Lin": 1, "Wu": 1})


def test_without_quotas_each_may_give_one():
    assert shares("lesson 1.1 09:00-09:40 Lin").classes == {"1.1": 1}
