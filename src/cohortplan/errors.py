"""What only a programming or operating fault can cause; bad data are values instead."""


class CohortplanError(Exception):
    """The root of every error that this package raises on purpose."""


class NaiveTime(CohortplanError):
    """An instant came without a time zone."""


class UnknownReference(CohortplanError):
    """Something names a person, session or place that the project does not have."""


class EditRefused(CohortplanError):
    """An edit does not fit the draft it is applied to."""
