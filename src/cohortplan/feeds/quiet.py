"""Whoever has the address of a feed has the feed, so no address of one is ever logged."""

from __future__ import annotations

import logging
import re

log = logging.getLogger("cohortplan.feeds")

SECRET = re.compile(r"(/(?:feeds|my)/)[^\s?\"']+")


def without_token(text: str) -> str:
    """The text with ``…`` instead of whatever follows ``/feeds/`` or ``/my/``."""
    return SECRET.sub(r"\1…", text)


class KeepTokensOut(logging.Filter):
    """Takes tokens out of records that somebody else writes, such as a server's access log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _cleaned(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_cleaned(argument) for argument in record.args)
        return True


def guard_access_log() -> None:
    """Let the access log of uvicorn pass through the filter, should somebody switch it on."""
    logger = logging.getLogger("uvicorn.access")
    if not any(isinstance(each, KeepTokensOut) for each in logger.filters):
        logger.addFilter(KeepTokensOut())


def _cleaned(value: object) -> object:
    return without_token(value) if isinstance(value, str) else value
