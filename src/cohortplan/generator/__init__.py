"""Invented, valid, realistic projects, for trying the program and for measuring it.

A scenario is a ``World`` (``spec``): all that chance does not decide, said with the
words of ``site``, ``cast``, ``agenda`` and ``troubles``. ``world_a`` is scenario A with
its school (``school_a``) and its week (``programme_a``, ``research_a``); ``world_b`` and
``world_b_plus`` share two campuses (``campuses_b``), their leaders, duties, talks and
research; ``province`` makes the sixty projects of C from ``hosts_c``. The published
allocation and bells are in ``curriculum``.

Then, step by step: ``staff`` (the host's people), ``teaching`` (who teaches what),
``timetable`` on its ``grid``, ``trainees``, ``parties``, ``sessions``, ``duties``; what
comes in between is ``troubled``, with ``disturbances`` of lessons and other
``visitors``. ``invented`` puts them together, and ``raw`` writes the same as a school
would send it, on ``paper``. Nothing here reads a clock, a file or
the order of a set.

People, schools and counties are invented. Names are unique and serve as ids.
"""

from cohortplan.generator.invented import WORLDS, Invented, UnknownScenario, invent
from cohortplan.generator.province import PROVINCE, invent_hosts, invent_province

__all__ = ["PROVINCE", "WORLDS", "Invented", "UnknownScenario", "invent", "invent_hosts", "invent_province"]
