"""What is opened of what a project offers."""

from __future__ import annotations

from random import Random

import pytest

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving import menus
from cohortplan.solving.menus import Menus

SKETCH = (
    "trainee ann subjects=music; talk 15:00-16:00; "
    + "".join(
        f"{name}: lesson 1.{name} 09:00-09:40 maths; critique 10:00-10:30 lessons={name}; " for name in "abcdefgh"
    )
    + "m: lesson 2.1 11:00-11:40 music"
)


@pytest.fixture
def project(monkeypatch):
    monkeypatch.setattr(menus, "FEW", 3)
    return read_sketch(SKETCH)[0]


def kinds(project, menu):
    return sorted(project.session[each].kind for each in menu)


def test_besides_are_neither_lessons_nor_the_talks_about_them(project):
    assert kinds(project, Menus(project).besides) == ["talk"]


def test_the_few_are_on_every_menu_and_the_many_up_to_its_size(project):
    menu = Menus(project).of((), Plan(), 2, Random(0))

    opened = kinds(project, menu)
    assert (opened.count("lesson"), opened.count("talk")) == (2, 1)
    assert 1 <= opened.count("critique") <= 2


def test_a_talk_about_a_lesson_is_on_the_menu_with_its_lesson(project):
    menu = Menus(project).of((), Plan(), 3, Random(0))

    talks = [project.session[each] for each in menu if project.session[each].kind == "critique"]
    assert talks
    assert all(set(talk.lessons) <= menu for talk in talks)


def test_what_somebody_attends_now_stays_on_the_menu_with_what_it_talks_about(project):
    (critique,) = (each.id for each in project.sessions if each.lessons == ("g",))

    menu = Menus(project).of({"ann"}, Plan.of([("ann", critique)]), 0, Random(0))

    assert {critique, "g"} <= menu


def test_own_subjects_come_before_others(project):
    assert all("m" in Menus(project).of({"ann"}, Plan(), 2, Random(seed)) for seed in range(20))


def test_what_others_attend_comes_first_where_there_is_room(monkeypatch):
    monkeypatch.setattr(menus, "FEW", 3)
    lessons = "".join(f"{name}: lesson 1.{name} 09:00-09:40 seats={1 if name in 'ab' else 2}; " for name in "abcdefgh")
    project, _ = read_sketch("trainee ann; trainee bob; " + lessons)
    plan = Plan.of([("bob", "a"), ("bob", "c")])

    found = [Menus(project).of({"ann"}, plan, 2, Random(seed)) for seed in range(20)]

    assert all("c" in each for each in found)
    assert not all("a" in each for each in found)


def test_what_one_attends_oneself_takes_no_place_of_what_others_attend(monkeypatch):
    monkeypatch.setattr(menus, "FEW", 3)
    lessons = "".join(f"{name}: lesson 1.{name} 09:00-09:40; " for name in "abcdefgh")
    project, _ = read_sketch("trainee ann; trainee bob; " + lessons)
    plan = Plan.of([("bob", "c"), *(("ann", each) for each in "defgh")])

    assert all("c" in Menus(project).of({"ann"}, plan, 2, Random(seed)) for seed in range(20))


def test_a_menu_as_large_as_the_project_is_all_of_it(project):
    menu = Menus(project)

    assert menu.of((), Plan(), menu.bundles, Random(0)) == {each.id for each in project.sessions}


def test_what_the_own_mentor_leads_is_on_every_menu(monkeypatch):
    monkeypatch.setattr(menus, "FEW", 1)
    meetings = "".join(f"mentoring {day} 16:00-16:30 {mentor}; " for day in ("Mon", "Tue") for mentor in ("Lin", "Wu"))
    project, _ = read_sketch(f"trainee ann; mentor Lin; mentor Wu; lead ann Lin; {meetings}")
    plan = Plan(mentorships=frozenset({Mentorship("ann", "Lin")}))

    menu = Menus(project).of({"ann"}, plan, 0, Random(0))

    assert {each.id for each in project.sessions if each.leader == "Lin"} <= menu
