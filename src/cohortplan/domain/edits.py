"""Edits of a draft as values: each has its inverse, and says which revision it was made on.

An edit is the difference it makes. So two edits that touch different things
merge by applying one after the other, and one that is stale is refused
because what it wanted to take away, or to add, is no longer as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cohortplan.domain.demands import Pin
from cohortplan.domain.plan import Assignment, Mentorship, Plan
from cohortplan.errors import EditRefused

NOTHING = Plan()


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One edit, with what the coordinator said about it, if anything.

    ``kind`` is their word for it: assign, withdraw, move, swap, handover, mentor,
    acting, lock, unlock, adopt.
    """

    kind: str
    drop: Plan = NOTHING
    add: Plan = NOTHING
    unlock: frozenset[Pin] = frozenset()
    lock: frozenset[Pin] = frozenset()
    base: int = 0
    reason: str = ""

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return replace(self, drop=self.add, add=self.drop, unlock=self.lock, lock=self.unlock)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An editable plan 草稿 with the locks set on it; ``revision`` counts its edits."""

    plan: Plan = NOTHING
    pins: frozenset[Pin] = field(default=frozenset())
    revision: int = 0

    def apply(self, edit: Edit) -> Draft:
        """The draft after the edit, one revision later.

        Raises:
            EditRefused: If something the edit takes away is gone, or something
                it adds is already there. Nothing is then changed.
        """
        obstacles = self.obstacles(edit)
        if obstacles:
            raise EditRefused("; ".join(obstacles))
        return Draft(
            plan=self.plan.with_changes(drop=edit.drop, add=edit.add),
            pins=(self.pins - edit.unlock) | edit.lock,
            revision=self.revision + 1,
        )

    def obstacles(self, edit: Edit) -> tuple[str, ...]:
        """What keeps the edit from fitting, as ``gone …`` and ``already there …``; empty if it fits."""
        gone = edit.drop.minus(self.plan)
        kept = self.plan.with_changes(drop=edit.drop, add=NOTHING)
        there = edit.add.minus(edit.add.minus(kept))
        return (
            *(f"gone {each.trainee} {each.session}" for each in sorted(gone.assignments)),
            *(f"gone {each.trainee} {each.mentor}" for each in sorted(gone.mentorships, key=lambda m: m.key)),
            *(f"already there {each.trainee} {each.session}" for each in sorted(there.assignments)),
            *(f"already there {each.trainee} {each.mentor}" for each in sorted(there.mentorships, key=lambda m: m.key)),
            *(f"lock gone {each.trainee}" for each in sorted(edit.unlock - self.pins)),
            *(f"lock already there {each.trainee}" for each in sorted(edit.lock & (self.pins - edit.unlock))),
        )


def assign(trainee: str, session: str) -> Edit:
    """Send a trainee to a session."""
    return Edit(kind="assign", add=Plan(frozenset({Assignment(trainee, session)})))


def withdraw(trainee: str, session: str) -> Edit:
    """Take a trainee out of a session."""
    return Edit(kind="withdraw", drop=Plan(frozenset({Assignment(trainee, session)})))


def move(trainee: str, session: str, to: str) -> Edit:
    """Send a trainee to another session instead."""
    return Edit(
        kind="move",
        drop=Plan(frozenset({Assignment(trainee, session)})),
        add=Plan(frozenset({Assignment(trainee, to)})),
    )


def swap(one: Assignment, other: Assignment) -> Edit:
    """Let two trainees change places."""
    crossed = {Assignment(one.trainee, other.session), Assignment(other.trainee, one.session)}
    return Edit(kind="swap", drop=Plan(frozenset({one, other})), add=Plan(frozenset(crossed)))


def hand_over(session: str, of: str, to: str) -> Edit:
    """Let somebody else have a trainee's seat."""
    return Edit(
        kind="handover",
        drop=Plan(frozenset({Assignment(of, session)})),
        add=Plan(frozenset({Assignment(to, session)})),
    )


def change_mentor(trainee: str, old: str | None, new: str) -> Edit:
    """Give a trainee another lead mentor."""
    dropped = frozenset({Mentorship(trainee, old)}) if old else frozenset()
    added = Plan(mentorships=frozenset({Mentorship(trainee, new)}))
    return Edit(kind="mentor", drop=Plan(mentorships=dropped), add=added)


def stand_in(acting: Iterable[Mentorship], reason: str = "") -> Edit:
    """Let somebody stand in on some days for one or more trainees' lead mentor, who stays."""
    return Edit(kind="acting", add=Plan(mentorships=frozenset(acting)), reason=reason)


def end_stand_in(acting: Mentorship) -> Edit:
    """Let nobody stand in there any more."""
    return Edit(kind="acting", drop=Plan(mentorships=frozenset({acting})))


def lock(pin: Pin) -> Edit:
    """Set a lock."""
    return Edit(kind="lock", lock=frozenset({pin}))


def unlock(pin: Pin) -> Edit:
    """Lift a lock."""
    return Edit(kind="unlock", unlock=frozenset({pin}))


def adopt(before: Plan, after: Plan) -> Edit:
    """Take over a whole plan, such as the solver's, as one edit that can be undone."""
    return Edit(kind="adopt", drop=before.minus(after), add=after.minus(before))
