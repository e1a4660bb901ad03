"""What was taken by custom, sentence by sentence, and where it is changed if it is not so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cohortplan.intake.assumed import unconfirmed
from cohortplan.text import Text
from cohortplan.workflows.data import SETTINGS_FILE, Data

SEATS, HALVES, TERM, TRAVEL = "seats_unsaid", "halves_unsaid", "term_unsaid", "travel_unsaid"
SETTINGS = ""

CHANGED_IN: Mapping[str, str] = {
    "as_of": SETTINGS,
    "name": SETTINGS,
    "offers": SETTINGS,
    "campus": "campuses",
    "bells": "bells",
    "seasons": "bells",
    "seats": "classes",
    "visits": "classes",
    "mentor_places": "staff",
    "mentor_roles": "staff",
    "mentors_from_staff": "staff",
    "trainee_roles": "trainees",
    "lesson_quotas": "quotas",
    "offer_quotas": "quotas",
    "critique_quotas": "quotas",
    "session_quotas": "quotas",
    "opening": "sessions",
    "closing": "sessions",
    "alternating": "lessons",
    "without_teacher": "lessons",
    "shared_rooms": "rooms",
    SEATS: "classes",
    HALVES: "bells",
    TERM: SETTINGS,
    TRAVEL: "travel",
}
"""Which table an assumption is changed in; the settings where it is none."""


@dataclass(frozen=True)
class Assumption:
    """One thing to confirm; ``file`` is where it is changed if it is not so.

    What no line can say is not ``confirmable``: it goes away once the file does say it.
    """

    code: str
    text: Text
    file: str
    confirmable: bool = True


def assumptions_in(data: Data) -> tuple[Assumption, ...]:
    """Everything that is still to be confirmed."""
    found = unconfirmed(data.settings_text) | dict(data.reading.taken)
    return tuple(Assumption(code, text, file_of(data, code), code != HALVES) for code, text in found.items())


def file_of(data: Data, code: str) -> str:
    """The file in which an assumption is changed."""
    key = CHANGED_IN[code]
    return data.sheet_of(key) if key else SETTINGS_FILE
