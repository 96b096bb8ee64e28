"""The one snapshot that a page shows: its server names the file, and no visitor can name another."""

import os
from pathlib import Path

from helpers.errors import FileError
from helpers.publishing.folder import token_hash
from helpers.publishing.snapshots import LARGEST_SNAPSHOT, Snapshot, from_json

NAMED_BY = "MILE_SNAPSHOT"
"""Variable, in the environment of an athlete's kernel, that names the file."""


def environment_of(root: Path, token: str, snapshot: Snapshot) -> dict[str, str]:
    """Return what the kernel of a page is told: the file to show, and nothing of the token.

    Parameters
    ----------
    root : Path
        The published tree.
    token : str
        Of a link that holds.
    snapshot : Snapshot
        What the link shows now; published anew, an open page stays as it is.
    """
    path = root / token_hash(token) / f"{snapshot.number:06d}.json"
    return {NAMED_BY: str(path.absolute())}


def snapshot_here() -> Snapshot | None:
    """Return what the page of this kernel shows; None where it was opened without a link.

    Examples
    --------
    >>> snapshot_here() is None
    True
    """
    named = os.environ.get(NAMED_BY)
    if not named:
        return None
    try:
        with Path(named).open("rb") as file:
            return from_json(file.read(LARGEST_SNAPSHOT + 1))
    except (OSError, FileError):
        return None  # revoked between the door and the page
