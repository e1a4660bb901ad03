"""What holds in the tiny world of an example beside its sessions: who is there, who leads whom, what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from cohortplan.domain.demands import Absence, Pin, Quota, Visit, Wish
from cohortplan.domain.people import Party, Staff, Trainee
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import POSTS, PRINCIPAL, ROLES
from cohortplan.publishing.sketch_words import in_order, number_of
from cohortplan.rules.drawing import Drawing
from cohortplan.text import WEEKDAYS, Language, Text, shown

AND = Text(zh="、", en=", ")
ASIDE = Text(zh="（{what}）", en=" ({what})")
TRAINEES = Text(zh="学员：{who}", en="Trainees: {who}")
MENTORS = Text(zh="导师：{who}", en="Mentors: {who}")
LEADS = Text(zh="{mentor}带{trainee}", en="{mentor} mentors {trainee}")
LED = Text(zh="现行方案中{mentor}带{trainee}", en="in the release in force {mentor} mentors {trainee}")
ACTS = Text(
    zh="{mentor}代带{trainee}，{first}至{last}", en="{mentor} stands in for {trainee}'s mentor, {first} to {last}"
)
QUOTA = Text(zh="{role}的指标：{what}", en="Quota of a {role}: {what}")
PER = {
    "project": Text(zh="全程", en="in all"),
    "week": Text(zh="每周", en="a week"),
    "day": Text(zh="每天", en="a day"),
}
LEAST, MOST = Text(zh="至少 {count} 次", en="at least {count}"), Text(zh="至多 {count} 次", en="at most {count}")
OWN, FLAT = Text(zh="本学科", en="own subject"), Text(zh="不按在校时间折算", en="also of who is there for less")
COUNTS = Text(zh="每缺一次计 {count}", en="each missing one counts {count}")
AWAY = Text(zh="{what} {when} 不在或不可用", en="{what} is away or taken {when}")
VISIT = Text(zh="来访 {when}：{what}", en="Visitors {when}: {what}")
IN_CLASS = Text(zh="每班进 {count} 人", en="{count} in each class")
WISH = Text(zh="{trainee}的第 {rank} 意愿：{value}", en="Wish {rank} of {trainee}: {value}")
PIN = Text(zh="锁定：{trainee} {what} {sessions}", en="Locked: {trainee} {what} {sessions}")
MUST, MUST_NOT = Text(zh="参加", en="attends"), Text(zh="不参加", en="does not attend")
PARTS = {"time": Text(zh="只锁时间", en="the time only"), "person": Text(zh="只锁带领人", en="the person only")}
UNTIL = Text(zh="至{day}", en="until {day}")
PAIRS = {
    "together": Text(zh="{a}与{b}在一起", en="{a} and {b} together"),
    "apart": Text(zh="{a}与{b}分开", en="{a} and {b} apart"),
    "not_mentor": Text(zh="{a}与{b}不结带教", en="{a} and {b} not mentor and trainee"),
}
PARTY = Text(zh="小组：{who}，一起{kinds}", en="Party: {who}, together at {kinds}")
MAY_SPLIT = Text(zh="坐不下时可分开", en="may split where seats are short")
TRAVEL = Text(zh="两校区之间路程 {minutes} 分钟", en="{minutes} min between the campuses")
RUN = Text(
    zh="班车 {origin}→{destination} {when}，{seats} 座", en="Shuttle {origin}→{destination} {when}, {seats} seats"
)
WAIVED = Text(zh="已豁免：{what}", en="Waived: {what}")
ATTENDED = Text(zh="{trainee}已参加 {session}", en="{trainee} has attended {session}")
LED_BEFORE = Text(zh="往期 {mentor} 带过 {people} 人", en="In an earlier cohort {mentor} led {people}")
BEFORE = Text(zh="往期听过：{what}", en="An earlier cohort observed: {what}")
COMPETENCY = Text(zh="{role}应接触：{name}", en="A {role} should meet: {name}")
BOUNDS = Text(zh="{name}：每天最多 {day} 节，每周最多 {week} 节", en="{name}: at most {day} a day, {week} a week")
NOW = Text(zh="排定时刻：{when}", en="Planned at {when}")
PEOPLE = Text(zh="{count} 人", en="{count} people")
PLACES = Text(zh="{count} 个名额", en="{count} places")
COMES, GOES = Text(zh="{when} 到", en="arrives {when}"), Text(zh="{when} 离开", en="leaves {when}")
NEVER = "–"


def facts_of(project: Project, plan: Plan, language: Language) -> Iterator[str]:
    """Each fact as a line, people first."""
    teller = _Teller(project, language)
    yield from teller.people(plan)
    yield from map(teller.quota, project.quotas)
    yield from (COMPETENCY.say(language, role=ROLES[each.role], name=each.name) for each in project.competencies)
    yield from map(teller.wish, project.wishes)
    yield from map(teller.party, project.parties)
    yield from (PAIRS[each.rule].say(language, a=each.a, b=each.b) for each in project.pairs)
    yield from map(teller.absence, project.absences)
    yield from map(teller.visit, project.visits)
    yield from map(teller.pin, project.pins)
    yield from (TRAVEL.say(language, minutes=each.minutes) for each in project.travel[:1])
    for run in project.shuttles:
        names = {"origin": run.origin, "destination": run.destination, "seats": run.seats}
        yield RUN.say(language, when=teller.time(run.span), **names)
    yield from teller.bounds()
    yield from teller.past()


class _Teller:
    def __init__(self, project: Project, language: Language) -> None:
        self.project = project
        self.language = language
        self.numbers = {each.id: number_of(place) for place, each in enumerate(project.sessions)}

    def people(self, plan: Plan) -> Iterator[str]:
        idle = {each.id for each in self.project.trainees} - {each.trainee for each in plan.assignments}
        if idle or any(self.traits(each) for each in self.project.trainees):
            trainees = {each.id: each for each in self.project.trainees}
            who = self.listed(self.aside(each, self.traits(trainees[each])) for each in in_order(trainees))
            yield TRAINEES.say(self.language, who=who)
        mentors = [each for each in self.project.staff if each.mentors]
        if mentors:
            yield MENTORS.say(
                self.language, who=self.listed(self.aside(each.name, self.post(each)) for each in mentors)
            )
        yield from (self.mentorship(each, LEADS) for each in sorted(plan.mentorships, key=str))
        if self.project.in_force:
            yield from (self.mentorship(each, LED) for each in sorted(self.project.in_force.mentorships, key=str))

    def traits(self, trainee: Trainee) -> list[str]:
        said = [] if trainee.role == PRINCIPAL else [ROLES[trainee.role][self.language]]
        said += [*trainee.subjects, *filter(None, [trainee.county])]
        if trainee.people > 1:
            said.append(PEOPLE.say(self.language, count=trainee.people))
        for moment, text in ((trainee.arrive, COMES), (trainee.leave, GOES)):
            if moment:
                said.append(text.say(self.language, when=self.moment(moment)))
        return said

    def post(self, mentor: Staff) -> list[str]:
        said = [] if mentor.post == "teacher" else [POSTS[mentor.post][self.language]]
        if len(mentor.mentors) == 1:
            said += [ROLES[each][self.language] for each in mentor.mentors]
        if mentor.max_trainees is not None:
            said.append(PLACES.say(self.language, count=mentor.max_trainees))
        return said

    def mentorship(self, each: Mentorship, text: Text) -> str:
        names = {"mentor": each.mentor, "trainee": each.trainee}
        if each.acting_from is None:
            return text.say(self.language, **names)
        last = WEEKDAYS[self.language][each.acting_to.weekday()] if each.acting_to else NEVER
        first = WEEKDAYS[self.language][each.acting_from.weekday()]
        return ACTS.say(self.language, first=first, last=last, **names)

    def quota(self, quota: Quota) -> str:
        said = [PER[quota.per][self.language], self.listed(self.kind(kind) for kind in quota.kinds)]
        said += [
            text.say(self.language, count=count) for text, count in ((LEAST, quota.least), (MOST, quota.most)) if count
        ]
        said += [text[self.language] for text, holds in ((OWN, quota.own_subject), (FLAT, not quota.prorate)) if holds]
        said += [quota.department] if quota.department else []
        said += [COUNTS.say(self.language, count=quota.weight)] if quota.weight > 1 else []
        return QUOTA.say(self.language, role=ROLES[quota.role], what=self.listed(said))

    def wish(self, wish: Wish) -> str:
        value = self.numbers.get(wish.value, wish.value)
        return WISH.say(self.language, trainee=wish.trainee, rank=wish.rank, value=value)

    def party(self, party: Party) -> str:
        kinds = self.listed(self.kind(kind) for kind in party.kinds)
        said = PARTY.say(self.language, who=self.listed(party.members), kinds=kinds)
        return self.aside(said, [MAY_SPLIT[self.language]] if party.may_split else [])

    def absence(self, absence: Absence) -> str:
        return AWAY.say(self.language, what=absence.id, when=self.time(absence.span))

    def visit(self, visit: Visit) -> str:
        what = [*visit.rooms, *visit.classes, *visit.leaders]
        if visit.people_in_class is not None:
            what.append(IN_CLASS.say(self.language, count=visit.people_in_class))
        return VISIT.say(self.language, when=self.time(visit.span), what=self.listed(what))

    def pin(self, pin: Pin) -> str:
        sessions = self.listed(self.numbers.get(each, each) for each in pin.sessions)
        said = PIN.say(self.language, trainee=pin.trainee, what=MUST if pin.must else MUST_NOT, sessions=sessions)
        aside = [PARTS[pin.part][self.language]] if pin.part in PARTS else []
        aside += [UNTIL.say(self.language, day=WEEKDAYS[self.language][pin.until.weekday()])] if pin.until else []
        return self.aside(said, aside)

    def bounds(self) -> Iterator[str]:
        for each in self.project.classes:
            if each.visits_per_day is not None or each.visits_per_week is not None:
                day, week = (NEVER if bound is None else bound for bound in (each.visits_per_day, each.visits_per_week))
                yield BOUNDS.say(self.language, name=each.id, day=day, week=week)

    def past(self) -> Iterator[str]:
        for each in self.project.history:
            if each.mentor:
                yield LED_BEFORE.say(self.language, mentor=each.mentor, people=each.people)
            if where := [name for name in (each.class_id, each.teacher) if name]:
                yield BEFORE.say(self.language, what=self.listed(where))
        for attended in self.project.attended:
            session = self.numbers.get(attended.session, attended.session)
            yield ATTENDED.say(self.language, trainee=attended.trainee, session=session)
        for waiver in self.project.waivers:
            what = self.listed([waiver.rule, *(self.numbers.get(each, each) for each in waiver.about)])
            yield WAIVED.say(self.language, what=what)
        if self.project.as_of != Drawing().project().as_of:
            yield NOW.say(self.language, when=self.moment(self.project.as_of))

    def kind(self, code: str) -> str:
        return self.project.kind_name(code)[self.language]

    def listed(self, parts: Iterable[object]) -> str:
        return AND[self.language].join(map(str, parts))

    def aside(self, said: str, what: list[str]) -> str:
        return said + (ASIDE.say(self.language, what=self.listed(what)) if what else "")

    def moment(self, moment: datetime) -> str:
        local = self.project.calendar.local(moment)
        return f"{WEEKDAYS[self.language][local.weekday()]} {shown(local.time(), self.language)}"

    def time(self, span: Span) -> str:
        end = self.project.calendar.local(span.end)
        return f"{self.moment(span.start)}–{shown(end.time(), self.language)}"
