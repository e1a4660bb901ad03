"""Where the store is, for the app, the feeds and the commands alike.

``COHORTPLAN_STORE`` names it: a path, or the URL of a database on a server (then
``COHORTPLAN_KEY`` names its key file). Without it, it lies in the folder that
the system keeps for a user's data. ``COHORTPLAN_ADDRESS`` is the address under
which others reach this server, for links that are given out.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from cohortplan.storage.database import StoreUnavailable
from cohortplan.storage.store import Store

__all__ = ["Store", "StoreUnavailable", "data_folder", "public_address", "store_at", "the_store"]

STORE, KEY, ADDRESS = "COHORTPLAN_STORE", "COHORTPLAN_KEY", "COHORTPLAN_ADDRESS"


def the_store() -> Store:
    """The store of this process, opened once.

    Raises:
        StoreUnavailable: If it cannot be opened.
    """
    return _opened(os.environ.get(STORE) or str(data_folder() / "store.sqlite"), os.environ.get(KEY, ""))


def store_at(where: Path) -> Store:
    """The store in this file, made where there is none.

    Raises:
        StoreUnavailable: If it cannot be opened.
    """
    return _opened(str(where.absolute()), "")


def public_address(seen: str = "") -> str:
    """The address of this server for others, without a slash at its end; where nobody set it, the one that was seen."""
    return (os.environ.get(ADDRESS) or seen).rstrip("/")


def data_folder() -> Path:
    """The folder for this user's data on this system."""
    home = Path.home()
    if sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    elif os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "cohortplan"


@cache
def _opened(where: str, key: str) -> Store:
    return Store.open(where, key_file=Path(key) if key else None)
