"""Who belongs together: the parties of trainees."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.people import Party
from cohortplan.intake.rows import Tables


def read_parties(tables: Tables) -> Iterator[Party]:
    """The parties whose rows are sound, members in the order of their ids."""
    for row in tables.sound("parties"):
        yield Party(
            id=row.id,
            members=tuple(sorted(row.texts("members"))),
            kinds=tuple(sorted(row.texts("kinds"))),
            leader=row.text("leader"),
            may_split=row.flag("may_split", default=False),
        )
