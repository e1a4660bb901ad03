"""Folders of invented projects to be changed by a test."""

from functools import cache

from cohortplan.generator import invent
from cohortplan.intake.writing import project_contents
from cohortplan.text import Language


@cache
def contents_of_a():
    """The files of a calm demo A."""
    invented = invent("A", 5, calm=True)
    return project_contents(invented.settings, invented.tables, Language.ZH_CN)


def written(folder, **changed):
    """A folder with these files, some of them replaced by name without ending: ``trainees=b"…"``, or gone for ``None``."""
    contents = dict(contents_of_a())
    for name, content in changed.items():
        file = "project.toml" if name == "project" else f"{name}.csv"
        contents.pop(file, None)
        if content is not None:
            contents[file] = content
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder
