"""Who reads an answer, and what of it is theirs to read."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.domain.plan import Plan
from cohortplan.domain.refs import About, Ref

PERSONS = ("trainee", "staff", "party")


@dataclass(frozen=True)
class Reader:
    """The coordinator, who may read all, or one ``trainee``, who reads what is about nobody else.

    ``sessions`` is what the trainee attends or asks about.
    """

    trainee: str = ""
    sessions: frozenset[str] = frozenset()

    @classmethod
    def of(cls, plan: Plan, trainee: str, *asked: str) -> Reader:
        """A trainee who asks about some sessions."""
        return cls(trainee, frozenset((*plan.sessions_of.get(trainee, ()), *asked)))

    def may_read(self, about: About) -> bool:
        """Whether a finding about this is the reader's business: their own, or that of no person but of their sessions."""
        if not self.trainee:
            return True
        persons = {ref for ref in about if ref.kind in PERSONS}
        if persons:
            return persons == {Ref("trainee", self.trainee)}
        sessions = {ref.id for ref in about if ref.kind == "session"}
        return bool(sessions) and sessions <= self.sessions
