"""Explain a plan: its score and shares, and why somebody is, or is not, at a session. Needs no solver."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.errors import UnknownReference
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.shortfalls import Shortfall
from cohortplan.rules.audit import audit
from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import read_policy
from cohortplan.storage.store import Store
from cohortplan.workflows.causes import QUICK
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.questions.asking import Asked, Unanswerable, found
from cohortplan.workflows.questions.people import Candidate, people_for
from cohortplan.workflows.questions.reader import Reader
from cohortplan.workflows.questions.scores import RuleScore, scores
from cohortplan.workflows.questions.shares import Shares, TraineeShare, shares
from cohortplan.workflows.questions.topics import Topic
from cohortplan.workflows.questions.veil import Veil
from cohortplan.workflows.questions.why import Why, why
from cohortplan.workflows.questions.why_not import WhyNot, why_not

__all__ = ["Asked", "Examined", "Explanation", "Unanswerable", "explain", "explain_release"]


@dataclass(frozen=True)
class Explanation:
    """A plan with the questions that were asked of it; each answer is worked out when it is read."""

    examined: Examined
    standing: Standing
    trainee: Trainee | None = None
    present: Session | None = None
    absent: Session | None = None
    topics: tuple[Topic, ...] = ()

    @property
    def project(self) -> Project:
        """The project, as the reader may see it."""
        return self.examined.project

    @property
    def reader(self) -> Reader:
        """Who reads the answers."""
        if self.trainee is None:
            return Reader()
        asked = (each.id for each in (self.present, self.absent) if each)
        return Reader.of(self.examined.plan, self.trainee.id, *asked)

    @cached_property
    def shares(self) -> Shares:
        """Who gets how much."""
        return shares(self.examined)

    @property
    def own_shares(self) -> tuple[TraineeShare, ...]:
        """What trainees get, as far as it is the reader's business: everybody's, or their own."""
        return tuple(each for each in self.shares.trainees if self.trainee is None or each.trainee == self.trainee.id)

    @cached_property
    def scores(self) -> tuple[RuleScore, ...]:
        """What each rule finds and costs."""
        return scores(self.examined)

    @cached_property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """Which seats are missing and why, as far as it is the reader's business."""
        me = self.trainee.id if self.trainee else ""
        return tuple(each for each in self.examined.shortfalls if me in ("", each.trainee))

    @cached_property
    def why(self) -> tuple[Why, ...]:
        """Why those asked for are where they are: the trainee, or everybody at the session."""
        if self.present is None:
            return ()
        who = [self.trainee.id] if self.trainee else self.examined.plan.trainees_of[self.present.id]
        return tuple(why(self.standing, each, self.present.id) for each in who)

    @cached_property
    def why_not(self) -> WhyNot | None:
        """Why the trainee is not there."""
        if self.absent is None or self.trainee is None:
            return None
        return why_not(self.standing, self.trainee.id, self.absent.id)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Who could be there, best first, where no trainee was named."""
        if self.absent is None or self.trainee is not None:
            return ()
        return people_for(self.standing, self.absent.id)


def explain(opened: Opened, asked: Asked) -> Explanation:
    """The plan, ready to answer. A trainee's version is made of a project in which nobody else has a name.

    Raises:
        Unanswerable: If trainee or session are not there, or the question does not fit them.
    """
    project, plan, named = opened.project, opened.plan, found(opened, asked)
    trainee, present, absent = named.trainee, named.present, named.absent
    if trainee is not None:
        veil = Veil(project, trainee.id)
        project, plan = veil.project, veil.plan(plan)
        trainee = project.trainee[trainee.id]
        present, absent = (project.session[veil.text(each.id)] if each else None for each in (present, absent))
    examined = Examined(project, opened.policy, plan, audit(project, opened.policy, plan))
    standing = Standing(project, opened.policy, plan)
    return Explanation(examined, standing, trainee, present, absent, asked.show)


def explain_release(store: Store, project_id: str, number: int) -> Explanation:
    """A release as it was published, under the policy of then.

    Raises:
        UnknownReference: If there is no such release.
    """
    release = store.releases.get(project_id, number)
    if release is None:
        raise UnknownReference(f"no release {number} of {project_id}")
    policy, _ = read_policy(release.settings)
    found = audit(release.project, policy, release.plan)
    examined = Examined(release.project, policy, release.plan, found, trials=QUICK)
    return Explanation(examined, Standing(release.project, policy, release.plan))
