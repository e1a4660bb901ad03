"""A school's own files, as they are kept, become a project: timetables, teaching lists, name lists, notices.

``opening`` turns files into pages of cells, ``recognising`` says what a page is,
``grids``, ``teaching``, ``people`` and ``notices`` read it, ``composing`` makes
the tables of a project from all of it, and ``importing`` ties them together.
"""
