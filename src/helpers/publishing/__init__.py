"""What leaves for an athlete: numbered snapshots behind a link, and copies of their own."""

from helpers.publishing.copies import copy_of, file_name, page_of
from helpers.publishing.differences import changes
from helpers.publishing.folder import current, publish, revoke, sweep, token_hash
from helpers.publishing.snapshots import (
    KEPT_DAYS,
    LARGEST_SNAPSHOT,
    SNAPSHOT_VERSION,
    Snapshot,
    expiry,
    from_json,
    mark_of,
    to_json,
)

__all__ = [
    "KEPT_DAYS",
    "LARGEST_SNAPSHOT",
    "SNAPSHOT_VERSION",
    "Snapshot",
    "changes",
    "copy_of",
    "current",
    "expiry",
    "file_name",
    "from_json",
    "mark_of",
    "page_of",
    "publish",
    "revoke",
    "sweep",
    "to_json",
    "token_hash",
]
