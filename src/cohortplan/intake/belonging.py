"""Who belongs together: and who had better not: parties and pairs."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.people import Pair, Party
from cohortplan.intake.directory import Directory
from cohortplan.intake.origins import Origins
from cohortplan.intake.rows import Row, Tables

NOT_MENTOR = "not_mentor"


def read_parties(tables: Tables, origins: Origins) -> Iterator[Party]:
    """The parties whose rows are sound, members in the order of their ids."""
    for row in tables.sound("parties"):
        origins.add(("party", row.id), row)
        yield Party(
            id=row.id,
            members=tuple(sorted(row.texts("members"))),
            kinds=tuple(sorted(row.texts("kinds"))),
            leader=row.text("leader"),
            may_split=row.flag("may_split", default=False),
        )


def read_pairs(tables: Tables, directory: Directory, origins: Origins) -> Iterator[Pair]:
    """What was said of two people, once for any two; of a mentor and a trainee, the trainee comes first."""
    seen: dict[frozenset[str], int] = {}
    for row in tables.sound("pairs"):
        rule = row.text("rule")
        a, b = _with_mentor(row, directory) if rule == NOT_MENTOR else _trainees(row, directory)
        if not row.sound:
            continue
        other = seen.setdefault(frozenset((a, b)), row.number)
        if other != row.number:
            row.note(directory.notes, row.problem("duplicate_key", "a", f"{row.raw['a']} {row.raw['b']}", other=other))
            continue
        pair = Pair(a=a, b=b, rule=rule)
        origins.add(pair, row)
        yield pair


def _trainees(row: Row, directory: Directory) -> tuple[str, str]:
    a, b = sorted(directory.find(row, key, "trainees", row.text(key)) for key in ("a", "b"))
    if a == b and row.sound:
        row.note(directory.notes, row.problem("same_twice", "b"))
    return a, b


def _with_mentor(row: Row, directory: Directory) -> tuple[str, str]:
    """Trainee and mentor, whichever column they stand in."""
    a, b = row.text("a"), row.text("b")
    turned = directory.candidates("trainees", b) and directory.candidates("staff", a)
    if turned and not (directory.candidates("trainees", a) and directory.candidates("staff", b)):
        return directory.find(row, "b", "trainees", b), directory.find(row, "a", "staff", a)
    return directory.find(row, "a", "trainees", a), directory.find(row, "b", "staff", b)
