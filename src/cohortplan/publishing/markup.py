"""HTML as a tree, so that text from files stays text wherever it comes to stand."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from cohortplan.publishing.wording import one_line

Child = ET.Element | str


def tag(name: str, /, *children: Child, **attributes: str) -> ET.Element:
    """An element. ``class_`` is written for the attribute ``class``; an empty attribute is left out."""
    element = ET.Element(name)
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_").replace("_", "-"), one_line(value))
    last: ET.Element | None = None
    for child in children:
        if isinstance(child, ET.Element):
            element.append(child)
            last = child
        elif last is None:
            element.text = (element.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return element


def listed(name: str, /, items: Iterable[Child], **attributes: str) -> ET.Element:
    """A list, ``ol`` or ``ul``, with one item for each."""
    return tag(name, *(tag("li", item) for item in items), **attributes)


def document(root: ET.Element) -> bytes:
    """The page as UTF-8."""
    return f"<!doctype html>\n{ET.tostring(root, encoding='unicode', method='html')}\n".encode()
