"""What a programme has to show, counted."""

from cohortplan.rules.sketch import read_sketch


def test_breadth_counts_what_differs_in_all_lessons_and_in_those_of_each_subject():
    project, _ = read_sketch(
        "lesson 1.1 09:00-09:40 maths Lin; lesson 2.1 10:00-10:40 art Wu; lesson 1.2 11:00-11:40 maths Wu"
    )

    whole, maths = project.breadth[""], project.breadth["maths"]
    assert (whole.grades, whole.subjects, whole.teachers) == (("1", "2"), ("art", "maths"), ("Lin", "Wu"))
    assert (maths.grades, maths.subjects, maths.teachers) == (("1",), ("maths",), ("Lin", "Wu"))


def test_closed_lessons_have_nothing_to_show_and_only_lessons_count_but_for_departments():
    project, _ = read_sketch("lesson 1.1 closed 09:00-09:40 Lin; talk 10:00-11:00 Wu department=Lab; 11:00-12:00")

    whole = project.breadth[""]
    assert (whole.grades, whole.teachers, whole.departments) == ((), (), ("Lab",))
