"""Whether a client has the newest version already: ``If-None-Match`` of RFC 9110."""

from __future__ import annotations

import re

ENTITY_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def is_current(if_none_match: str | None, etag: str) -> bool:
    """Whether one of the tags the client sent is this one, weak ones included.

    Args:
        if_none_match: The header: ``*``, or entity tags with commas between them; ``None`` if there is none.
        etag: The strong tag of what would be sent, quotes included.
    """
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or etag in ENTITY_TAG.findall(if_none_match)
