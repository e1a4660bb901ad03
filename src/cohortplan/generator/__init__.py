"""Invented, valid, realistic projects, for trying the program and for measuring it.

A scenario is a ``World`` (``spec``): all that chance does not decide. ``world_a``
is scenario A with its school (``school_a``) and its week (``programme_a``); the
published allocation and bells are in ``curriculum``. Then, step by step:
``staff`` (the host's people), ``teaching`` (who teaches what), ``timetable`` on
its ``grid``, ``trainees``, ``sessions``, ``disturbances``. ``invented`` puts them
together. Nothing here reads a clock, a file or the order of a set.

People, schools and counties are invented. Names are unique and serve as ids.
"""

from cohortplan.generator.invented import WORLDS, Invented, UnknownScenario, invent

__all__ = ["WORLDS", "Invented", "UnknownScenario", "invent"]
