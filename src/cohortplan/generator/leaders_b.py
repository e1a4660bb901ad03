"""Who leads the school of scenarios B and B+: one head, two campus heads, deputies, directors, and a few without trainees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from cohortplan.generator.campuses_b import EAST, WEST
from cohortplan.generator.cast import Post
from cohortplan.generator.curriculum import MORAL
from cohortplan.generator.school_a import ALL_GRADES, DIRECTOR, PRINCIPAL, UPPER_GRADES

HEADS_OFFICE, TEACHING, CONDUCT, RESEARCH, AFFAIRS = "校长室", "教导处", "德育处", "教科室", "总务处"
DIRECTORS_GRADES = {"语文": ("五年级", "六年级"), "数学": ("四年级",), "英语": ("三年级",)}
"""Where directors teach, by subject: so every class keeps an ordinary teacher of two of these, who can be its class teacher."""


def chief(key: str, post: str, campus: str, subject: str, places: int) -> Post:
    """The head or a campus head, who teach one class."""
    return Post(
        key=key,
        post=post,
        department=HEADS_OFFICE,
        subject=subject,
        teaches=((MORAL, 1),),
        grades=UPPER_GRADES,
        mentors=PRINCIPAL,
        places=places,
        campus=campus,
    )


def deputy(key: str, campus: str, department: str, subject: str, teaches: tuple[str, int] = (MORAL, 2)) -> Post:
    """A deputy head, who teaches one or two classes and leads four principals."""
    return Post(
        key=key,
        post="deputy",
        department=department,
        subject=subject,
        teaches=(teaches,),
        grades=UPPER_GRADES,
        mentors=PRINCIPAL,
        places=4,
        campus=campus,
    )


def director(key: str, campus: str, department: str, subject: str, teaches: tuple[str, int] | None = None) -> Post:
    """A director, who teaches one class, in the own subject if nothing else is said, and leads three academic directors."""
    return Post(
        key=key,
        post="director",
        department=department,
        subject=subject,
        teaches=(teaches or (subject, 1),),
        grades=UPPER_GRADES if teaches else DIRECTORS_GRADES[subject],
        mentors=DIRECTOR,
        places=3,
        campus=campus,
    )


def without_trainees(campus: str, side: str) -> tuple[Post, ...]:
    """Three offices on each campus that lead nobody."""
    return (
        Post(
            key=f"affairs_{side}",
            post="总务主任",
            department=AFFAIRS,
            subject="劳动",
            teaches=(("劳动", 8),),
            grades=ALL_GRADES,
            campus=campus,
        ),
        Post(
            key=f"pioneers_{side}",
            post="大队辅导员",
            department=CONDUCT,
            subject=MORAL,
            teaches=((MORAL, 4),),
            grades=ALL_GRADES,
            campus=campus,
        ),
        Post(
            key=f"moral_{side}",
            post="道德与法治教研组长",
            department="道德与法治教研组",
            subject=MORAL,
            teaches=((MORAL, 8),),
            grades=ALL_GRADES,
            campus=campus,
        ),
    )


CHIEFS = (
    chief("head", "head", EAST, MORAL, 6),
    chief("campus_head_east", "campus_head", EAST, "语文", 4),
    chief("campus_head_west", "campus_head", WEST, "数学", 4),
)
DEPUTIES = (
    deputy("deputy_teaching_east", EAST, TEACHING, "语文"),
    deputy("deputy_conduct_east", EAST, CONDUCT, "数学"),
    deputy("deputy_research_east", EAST, RESEARCH, "英语"),
    deputy("deputy_teaching_west", WEST, TEACHING, "语文"),
    deputy("deputy_affairs_west", WEST, AFFAIRS, "数学"),
)
DIRECTORS = (
    director("director_teaching_east", EAST, TEACHING, "数学"),
    director("director_conduct_east", EAST, CONDUCT, "语文"),
    director("director_research_east", EAST, RESEARCH, "英语"),
    director("director_teaching_west", WEST, TEACHING, "数学"),
    director("director_conduct_west", WEST, CONDUCT, "语文"),
    director("director_research_west", WEST, RESEARCH, "英语"),
)
MORE_DEPUTIES = tuple(
    deputy(f"deputy_{number}", campus, department, subject, teaches=("综合实践", 1))
    for number, (campus, department, subject) in enumerate(
        product((EAST, WEST), (TEACHING, CONDUCT, RESEARCH), ("语文", "数学")), start=6
    )
)
MORE_DIRECTORS = tuple(
    director(f"director_{number}", campus, department, subject, teaches=("综合实践", 1))
    for number, (campus, department, subject) in enumerate(
        (
            *product((EAST,), (TEACHING, CONDUCT), ("语文", "数学", "英语")),
            *product((WEST,), (TEACHING, CONDUCT), ("语文", "数学")),
        ),
        start=7,
    )
)
"""Those who let scenario B+ have places for three times as many."""

OTHERS = (*without_trainees(EAST, "east"), *without_trainees(WEST, "west"))
POSTS = (*CHIEFS, *DEPUTIES, *DIRECTORS, *OTHERS)
MORE_POSTS = (*CHIEFS, *DEPUTIES, *MORE_DEPUTIES, *DIRECTORS, *MORE_DIRECTORS, *OTHERS)


def keys(posts: Sequence[Post], campus: str = "") -> tuple[str, ...]:
    """The keys of mentors among the posts, on one campus or on all."""
    return tuple(post.key for post in posts if post.mentors and campus in ("", post.campus))
