"""Who can be sent to what, as far as the data alone decide: audience, presence, blocked leaders and places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cohortplan.domain.demands import Absence
from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import RESEARCH
from cohortplan.rules.policy import Policy
from cohortplan.text import Fact, Text

NO_CLASH, AVAILABLE, AUDIENCE, SEATS, LEAD_MENTOR = "no_clash", "available", "audience", "seats", "lead_mentor"
DEFAULT_BUFFER = 10
NO_REASON = Text(zh="未注明原因", en="no reason given")


@dataclass(frozen=True)
class Attendable:
    """Answers questions about one project before any plan is made; what a waiver covers is no obstacle."""

    project: Project
    policy: Policy

    @cached_property
    def gone(self) -> dict[str, tuple[Span, ...]]:
        """When each trainee is not there."""
        return {trainee.id: away(self.project, trainee) for trainee in self.project.trainees}

    @cached_property
    def buffer(self) -> int:
        """Minutes to spare on the way between campuses."""
        return int(getattr(self.policy.rule(NO_CLASH), "buffer", DEFAULT_BUFFER))

    def waived(self, rule: str, *about: Ref) -> bool:
        """Whether a standing waiver covers this."""
        return any(waiver.covers(rule, about) for waiver in self.project.standing_waivers)

    def present(self, trainee: Trainee, session: Session) -> bool:
        """Whether the trainee is there all the time."""
        if not any(span.overlaps(session.span) for span in self.gone[trainee.id]):
            return True
        return self.waived(AVAILABLE, Ref("trainee", trainee.id), Ref("session", session.id))

    def invited(self, trainee: Trainee, session: Session) -> bool:
        """Whether the session is open and meant for the trainee; whose mentor leads it is for a plan to say."""
        if session.open and self._meant(trainee, session):
            return True
        return self.waived(AUDIENCE, Ref("trainee", trainee.id), Ref("session", session.id))

    @staticmethod
    def _meant(trainee: Trainee, session: Session) -> bool:
        audience = session.audience
        if trainee.id in audience.trainees:
            return True
        if not audience.everybody and trainee.role not in audience.roles:
            return False
        foreign = session.kind == RESEARCH and session.subjects and trainee.subjects
        return not foreign or bool(set(session.subjects) & set(trainee.subjects))

    @staticmethod
    def named(trainee: Trainee, session: Session) -> bool:
        """Whether the audience names the trainee, the role, or everybody."""
        audience = session.audience
        return audience.everybody or trainee.id in audience.trainees or trainee.role in audience.roles

    def wanted(self, trainee: Trainee, session: Session) -> bool:
        """Whether the trainee must attend: the session is required, names the trainee or the role, and they are there."""
        return session.required and self.named(trainee, session) and self.present(trainee, session)

    def block(self, session: Session) -> Absence | None:
        """What keeps the session from being attended by anybody."""
        if self.waived(AVAILABLE, Ref("session", session.id)):
            return None
        for need in self.project.needs(session):
            for absence in self.project.absences_of.get(need, ()):
                if absence.span.overlaps(session.span):
                    return absence
        return None

    def told(self, block: Absence) -> dict[str, Fact]:
        """What is not to be had, by name, and why, as facts of a sentence."""
        name = name_of(self.project, block.what, block.id)
        return {"blocked": name, "reason": block.reason or NO_REASON}

    def too_close(self, first: Session, second: Session) -> bool:
        """Whether two sessions overlap, or leave no time for the way between campuses."""
        if first.id == second.id or first.nests(second):
            return False
        if second.span < first.span:
            first, second = second, first
        needed = 0
        if first.campus and second.campus and first.campus != second.campus:
            needed = self.project.travel_minutes.get((first.campus, second.campus), 0) + self.buffer
        return first.span.gap_to(second.span) < needed

    def clash(self, trainee: Trainee, first: Session, second: Session) -> bool:
        """Whether the trainee cannot attend both."""
        if not self.too_close(first, second):
            return False
        about = Ref("trainee", trainee.id), Ref("session", first.id), Ref("session", second.id)
        return not self.waived(NO_CLASH, *about)


def name_of(project: Project, what: str, ident: str) -> str:
    """What people call a member of staff, a room or a campus; the id of anything else."""
    if what == "staff" and ident in project.person:
        return project.person[ident].name
    if what == "room" and ident in project.room:
        return project.room[ident].name
    return project.campus[ident].name if what == "campus" and ident in project.campus else ident
