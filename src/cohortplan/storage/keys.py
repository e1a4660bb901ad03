"""The key from which feed tokens are made. It lies beside the store, never inside it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cohortplan.storage.database import StoreUnavailable

KEY_BYTES = 32
TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A secret. Whoever has only the database cannot make a token from it."""

    secret: bytes

    def token(self, project: str, person: str, generation: int) -> str:
        """The token of one link: 192 bits, safe in an address."""
        parts = (project.encode(), person.encode(), str(generation).encode())
        # Each part with its length before it, so that no two triples read the same.
        message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        digest = hmac.new(self.secret, message, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:TOKEN_BYTES]).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What the store keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two texts are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def read_or_create(path: Path) -> Key:
    """The key in this file; a new one, readable by its owner only, where there is no file.

    The new file appears complete or not at all, and if two processes come at
    once, both take the one that was first.

    Raises:
        StoreUnavailable: If what is there is no key.
    """
    if not path.exists():
        _create(path)
    secret = path.read_bytes()
    if len(secret) != KEY_BYTES:
        raise StoreUnavailable(f"{path.name} is not a key file of cohortplan")
    return Key(secret)


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        return
    finally:
        os.unlink(name)  # noqa: PTH108
