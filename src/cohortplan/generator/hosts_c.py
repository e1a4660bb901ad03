"""The thirty hosts of scenario C, and the world that one of them is for one wave."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.generator.agenda import Quota
from cohortplan.generator.campuses_b import BRANCH, MAIN, campus, teachers_of
from cohortplan.generator.cast import Cohort, Post, Teachers
from cohortplan.generator.curriculum import CLASS_HOUR, FOUR_PLUS_TWO, GRADES, MORAL, THREE_PLUS_THREE
from cohortplan.generator.leaders_b import AFFAIRS, CONDUCT, DIRECTORS_GRADES, HEADS_OFFICE, RESEARCH, TEACHING
from cohortplan.generator.programme_c import PROTECTED, events
from cohortplan.generator.school_a import ALL_GRADES, DIRECTOR, PRINCIPAL, UPPER_GRADES
from cohortplan.generator.site import Bell, Campus, Way
from cohortplan.generator.spec import Wave, World
from cohortplan.generator.troubles import GradeAway, Recall, Troubles
from cohortplan.generator.world_b import CLOSED_TEACHERS, OFFERS, SHARED_SUBJECTS, asked

HOSTS = 30
LOADS = (
    ("语文", 9), ("数学", 12), ("英语", 14), ("科学", 16), ("体育与健康", 17), ("音乐", 17), ("美术", 17), ("信息科技", 16),
)  # fmt: skip
"""Lessons a week that one teacher of the subject gives, at the most."""

KINDS = {"lesson": 12, "critique": 4, "shadowing": 4, "research": 2, "meeting": 1, "talk": 3, "mentoring": 3}
QUOTAS: tuple[Quota, ...] = (
    *asked(PRINCIPAL, KINDS, own_lessons=0),
    *asked(DIRECTOR, KINDS | {"lesson": 16, "critique": 5}, own_lessons=8),
)
SUBJECTS = (("语文",), ("数学",), ("英语",), ("语文",), ("数学", "科学"), ("语文", MORAL), ("数学",), ("科学",))


@dataclass(frozen=True)
class Host:
    """One host: its number from 0, classes per grade on each of its campuses, and trainees of a wave by role."""

    number: int
    name: str
    classes_per_grade: tuple[int, ...]
    principals: int
    directors: int

    @property
    def midterm(self) -> bool:
        """Whether midterm tests close all grades in the last week of the second wave: at every third host."""
        return self.number % 3 == 0


def host_world(host: Host, wave: Wave, number: int, days: tuple[str, ...]) -> World:
    """What this host is for the wave of this number (from 1), which comes on these days."""
    sites = (MAIN, BRANCH)[: len(host.classes_per_grade)]
    teachers = {
        site: teachers_of(site, counts(per_grade))
        for site, per_grade in zip(sites, host.classes_per_grade, strict=True)
    }
    bells = {MAIN: FOUR_PLUS_TWO, BRANCH: THREE_PLUS_THREE}
    return World(
        like=f"C-{host.number + 1:02}-{number}",
        title="2026年全省校长、教导主任跟岗学习",
        schools=(host.name,),
        start=days[0],
        end=days[-1],
        term_start="2026-09-01",
        as_of="2026-10-08T09:00",
        zone="Asia/Shanghai",
        holidays={},
        make_up={},
        campuses=tuple(
            site_of(each, bells[each], per_grade, teachers[each])
            for each, per_grade in zip(sites, host.classes_per_grade, strict=True)
        ),
        posts=posts(sites),
        teachers=tuple(group for site in sites for group in teachers[site]),
        protected=PROTECTED,
        class_hour=CLASS_HOUR,
        shared_subjects=SHARED_SUBJECTS,
        closed_teachers=CLOSED_TEACHERS[:3],
        morning_subjects=("语文", "数学", "英语"),
        counties=len(wave.counties),
        cohorts=(
            Cohort(role=DIRECTOR, count=host.directors, subjects=SUBJECTS[:3]),
            Cohort(role=PRINCIPAL, count=host.principals, subjects=SUBJECTS),
        ),
        quotas=QUOTAS,
        events=events(days),
        troubles=Troubles(
            grades_away=midterm(days) if host.midterm and number == 2 else (),
            recall=Recall(start=days[5], end=f"{days[6]} am", reason="回本县处理学校急务"),
        ),
        ways=(Way(one=MAIN, other=BRANCH, minutes=20),) if len(sites) > 1 else (),
        same_school=2 if host.number % 6 == 1 else 1,
        offers=OFFERS,
        wave=wave,
    )


def site_of(ident: str, bells: tuple[Bell, ...], per_grade: int, teachers: tuple[Teachers, ...]) -> Campus:
    """One campus."""
    return campus(ident, f"{ident}传达室", bells, per_grade, teachers)


def counts(per_grade: int) -> tuple[tuple[str, int], ...]:
    """How many teachers of each subject so many classes in every grade need."""
    lessons = {subject: per_grade * sum(grade.allocation.get(subject, 0) for grade in GRADES) for subject, _ in LOADS}
    return tuple((subject, -(-lessons[subject] // load)) for subject, load in LOADS)


def midterm(days: tuple[str, ...]) -> tuple[GradeAway, ...]:
    """All grades are tested in the second week."""
    return tuple(GradeAway(grade=grade, on=days[5], until=days[9], reason="期中质量监测") for grade in ALL_GRADES)


def posts(sites: tuple[str, ...]) -> tuple[Post, ...]:
    """Seven mentors, one deputy and one director of them on the other campus if there is one, and two more leaders."""
    other = sites[-1]
    return (
        Post(
            key="head",
            post="head",
            department=HEADS_OFFICE,
            subject=MORAL,
            teaches=((MORAL, 1),),
            grades=UPPER_GRADES,
            mentors=PRINCIPAL,
            places=4,
            campus=MAIN,
        ),
        *(
            Post(
                key=f"deputy_{number}",
                post=post,
                department=department,
                subject=subject,
                teaches=((MORAL, 2),),
                grades=UPPER_GRADES,
                mentors=PRINCIPAL,
                places=4,
                campus=site,
            )
            for number, post, department, subject, site in (
                (1, "deputy", TEACHING, "语文", MAIN),
                (2, "deputy", CONDUCT, "数学", MAIN),
                (3, "deputy" if other == MAIN else "campus_head", RESEARCH, "语文", other),
            )
        ),
        *(
            Post(
                key=f"director_{number}",
                post="director",
                department=department,
                subject=subject,
                teaches=((subject, 1),),
                grades=DIRECTORS_GRADES[subject],
                mentors=DIRECTOR,
                places=3,
                campus=site,
            )
            for number, department, subject, site in (
                (1, TEACHING, "数学", MAIN),
                (2, CONDUCT, "语文", MAIN),
                (3, RESEARCH, "英语", MAIN),
            )
        ),
        Post(
            key="affairs",
            post="总务主任",
            department=AFFAIRS,
            subject="劳动",
            teaches=(("劳动", 8),),
            grades=ALL_GRADES,
            campus=MAIN,
        ),
        Post(
            key="moral",
            post="道德与法治教研组长",
            department="道德与法治教研组",
            subject=MORAL,
            teaches=((MORAL, 8),),
            grades=ALL_GRADES,
            campus=MAIN,
        ),
    )
