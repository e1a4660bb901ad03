"""What cannot hold whatever the plan, and what is too little: see ``intake.contradictions`` and ``supply``."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error
from cohortplan.intake.kinds import warning as _warning

CONTRADICTIONS = (
    _error(
        "mentor_places",
        "{role}有 {trainees} 人，导师只能带 {places} 人。请增加导师，或提高“最多带教人数”。",
        "there are {trainees} trainees as {role}, but mentors have {places} places. Add mentors, or raise max_trainees.",
    ),
    _error(
        "timetable_clash",
        "{who}在{when}同时有“{first}”和“{second}”。请改动其中之一。",
        "{who} has “{first}” and “{second}” at once on {when}. Change one of them.",
    ),
    _error(
        "pin_while_absent",
        "{trainee}锁定在“{session}”（{when}），那时却不在。请改动锁定或请假。",
        "{trainee} is pinned to “{session}” on {when}, but is away then. Change the pin or the absence.",
    ),
    _error(
        "pin_blocked",
        "{trainee}锁定在“{session}”（{when}），但{blocked}那时不可用（{reason}）。请改动锁定，或另行安排。",
        "{trainee} is pinned to “{session}” on {when}, but {blocked} is not to be had then ({reason}). "
        "Change the pin, or make other arrangements.",
    ),
    _error(
        "pin_uninvited",
        "{trainee}锁定在“{session}”，但不在它的参加对象之内。请改动锁定或参加对象。",
        "{trainee} is pinned to “{session}” without being in its audience. Change the pin or the audience.",
    ),
    _error(
        "pins_overlap",
        "{trainee}同时锁定在“{first}”和“{second}”（{when}）。请解除其中之一。",
        "{trainee} is pinned to “{first}” and “{second}”, which overlap on {when}. Lift one of the pins.",
    ),
    _error(
        "pins_contradict",
        "{trainee}的锁定既要求又禁止“{session}”。请解除其中之一。",
        "pins both ask and forbid {trainee} to attend “{session}”. Lift one of them.",
    ),
    _error(
        "required_blocked",
        "“{session}”（{when}）是必到活动，但{blocked}那时不可用（{reason}）。请换人、换场地或改期。",
        "“{session}” on {when} is required, but {blocked} is not to be had then ({reason}). "
        "Find somebody or somewhere else, or another time.",
    ),
    _error(
        "required_overlap",
        "必到活动“{first}”和“{second}”（{when}）时间重叠，{count} 名学员（如{trainee}）两个都要去。请改动其中之一。",
        "the required sessions “{first}” and “{second}” overlap on {when}, and {count} trainees "
        "(such as {trainee}) must attend both. Change one of them.",
    ),
    _error(
        "required_uninvited",
        "“{session}”（{when}）是必到活动，但 {count} 名学员（如{trainee}）不能参加：活动不开放，或不是本人的学科。"
        "请改动参加对象。",
        "“{session}” on {when} is required, but {count} of its audience (such as {trainee}) cannot attend: "
        "it is closed, or not about a subject of theirs. Change its audience.",
    ),
    _error(
        "required_seats",
        "必到活动“{session}”（{when}）应到 {people} 人，只有 {seats} 个名额。请换场地或增加名额。",
        "the required session “{session}” on {when} has {seats} seats for {people} people. Find a larger room.",
    ),
    _warning(
        "supply_short",
        "{what}共需 {demand} {unit}，只有 {supply} {unit}，至少缺 {missing} {unit}。请增加供给，或接受缺额。",
        "{what}: {demand} {unit} are asked, {supply} are to be had, so {missing} are missing whatever the plan. "
        "Offer more, or accept the shortfall.",
    ),
)
