"""Posts as people write them, and what follows from them: the role of a trainee, whom a mentor leads."""

from __future__ import annotations

import re

from cohortplan.domain.vocabulary import ACADEMIC_DIRECTOR, PRINCIPAL
from cohortplan.intake.raw.class_names import compact
from cohortplan.intake.words import POST

# The first that fits counts: 副校长兼教导主任 is a deputy head.
CAMPUS_HEAD = re.compile(r"校区(执行)?(校长|负责人)|执行校长|分校校长|campushead|headofcampus")
DEPUTY = re.compile(r"副校长|副园长|校长助理|副书记|deputyhead|deputyprincipal|vice-?principal|assistanthead|deputy$")
HEAD = re.compile(r"校长|园长|书记|^head(teacher|master|mistress)?$|principal|schoolhead")
DIRECTOR = re.compile(r"主任|教导|教务|教科|中层|director|dean|headofstudies|headofteaching")
NO_LEADER = re.compile(r"班主任")


def post_of(text: str) -> str:
    """The code of a post, or the school's own word where it is none of these."""
    plain = _plain(text)
    if CAMPUS_HEAD.search(plain):
        return "campus_head"
    if DEPUTY.search(plain):
        return "deputy"
    if HEAD.search(plain.replace("书记", "")):
        return "head"
    return POST.code(text) or text


def role_of(text: str) -> str:
    """The role of a trainee with this post; empty where it is neither's."""
    plain = _plain(text)
    if any(pattern.search(plain) for pattern in (CAMPUS_HEAD, DEPUTY, HEAD)):
        return PRINCIPAL
    return ACADEMIC_DIRECTOR if DIRECTOR.search(plain) else ""


def led_by(text: str) -> str:
    """The role of those whom a mentor with this post leads; who leads no school leads academic directors."""
    return role_of(text) or ACADEMIC_DIRECTOR


def leads_school(text: str) -> bool:
    """Whether somebody with this post is one of the school's leaders, so that a trainee may be beside them."""
    return bool(role_of(text))


def _plain(text: str) -> str:
    return NO_LEADER.sub("", compact(text).lower())
