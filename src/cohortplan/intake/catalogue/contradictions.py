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
    _error(
        "required_nobody",
        "“{session}”（{when}）是必到活动，但没有一名学员在它的参加对象之内。请改动参加对象，或不再要求必到。",
        "“{session}” on {when} is required, but no trainee is in its audience. Change the audience, or do not require it.",
    ),
    _warning(
        "required_all_away",
        "“{session}”（{when}）是必到活动，但参加对象共 {count} 人，那时都不在。请核对请假、到离时间或改期。",
        "“{session}” on {when} is required, but all {count} of its audience are away then. Check absences, arrivals and "
        "departures, or find another time.",
    ),
    _error(
        "pinned_seats",
        "“{session}”（{when}）已锁定 {people} 人，只有 {seats} 个名额。请解除一些锁定，或增加名额。",
        "“{session}” on {when} has {seats} seats, and {people} people are pinned to it. Lift some pins, or add seats.",
    ),
    _error(
        "pairs_contradict",
        "{first}和{second}要求分开，但经{through}又要求在一起。请删去其中一行。",
        "{first} and {second} are to be apart, and by way of {through} together. Delete one of the rows.",
    ),
    _error(
        "apart_in_party",
        "{first}和{second}要求分开，却同在小组“{party}”，{kinds}要一起参加。请改动小组，或删去这一行。",
        "{first} and {second} are to be apart, but party “{party}” attends {kinds} together. Change the party, or delete "
        "this row.",
    ),
    _error(
        "pins_against_tie",
        "{first}和{second}应当{how}，锁定却相反（“{session}”，{when}）。请解除锁定，或改动小组和结对。",
        "{first} and {second} are to be {how}, and pins say otherwise (“{session}” on {when}). Lift a pin, or change what "
        "is said of the two.",
    ),
    _warning(
        "party_uninvited",
        "小组“{party}”一起参加{kind}，但{trainees}不在任何一场的参加对象之内，去不了。请改动参加对象或小组。",
        "party “{party}” shares the kind {kind}, but {trainees} may attend none of it. Change audiences, or the party.",
    ),
    _error(
        "no_mentor_left",
        "{trainee}可选的 {count} 名导师都要求回避。请至少留下一名，或增加导师。",
        "all {count} mentors that {trainee} could have are declared out of the question. Leave one, or add mentors.",
    ),
    _error(
        "max_below_fixed",
        "{trainee}因必到活动和锁定，{kinds}已有 {count} 次，超过上限 {most} 次。请提高上限，或解除锁定。",
        "required sessions and pins give {trainee} {count} × {kinds}, above the maximum {most}. Raise it, or lift pins.",
    ),
    _error(
        "attended_while_away",
        "记录{trainee}参加了“{session}”（{when}）{minutes} 分钟，但那时至多在校 {there} 分钟。请改正出勤、请假或到离时间。",
        "{trainee} is recorded at “{session}” on {when} for {minutes} minutes, but was there for {there} at most. Correct "
        "the attendance, the absence, or arrival and departure.",
    ),
    _error(
        "nothing_open",
        "项目中的 {count} 场活动，学员一场也参加不了：不开放、不在参加对象之内，或所需的人和场地不可用。请至少开放一些课。",
        "the project has {count} sessions and no trainee can attend any: they are closed, meant for others, or blocked. "
        "Open some lessons at least.",
    ),
    _warning(
        "party_too_large",
        "小组“{party}”共 {people} 人，要一起参加{kind}，但最大的一场只剩 {seats} 个名额，因此谁也参加不了。"
        "请允许分开、缩小小组，或增加名额。",
        "party “{party}” of {people} people shares the kind {kind}, whose largest session has {seats} seats left, so none "
        "of them can attend any. Let it split, make it smaller, or add seats.",
    ),
    _warning(
        "min_beyond_offers",
        "{role}的{kinds}最少 {owed} 次，但{trainee}等 {trainees} 人能参加的只有 {count} 场。请增加活动、改动参加对象，或降低指标。",
        "{role}: at least {owed} × {kinds} are asked, but {trainees} trainees (such as {trainee}) may attend {count} only. "
        "Offer more, change audiences, or lower the quota.",
    ),
    _warning(
        "supply_short",
        "{what}共需 {demand} {unit}，只有 {supply} {unit}，至少缺 {missing} {unit}。请增加供给，或接受缺额。",
        "{what}: {demand} {unit} are asked, {supply} are to be had, so {missing} are missing whatever the plan. "
        "Offer more, or accept the shortfall.",
    ),
)
