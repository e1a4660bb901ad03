"""The workbook of a plan: ``book`` binds it; each other module draws one kind of sheet or knows one thing for them all.

``measure`` knows how high text stands, ``look`` colours and formats, ``page``
paper and cells, ``names`` what a sheet may be called, ``cells`` and ``people``
the text in cells, ``grid`` how a week becomes a timetable, ``tallies`` the numbers.
"""

from cohortplan.publishing.workbook.book import workbook

__all__ = ["workbook"]
