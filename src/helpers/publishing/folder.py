"""The tree that a public server reads: one folder for each link, named by its token's SHA-256.

A folder holds immutable snapshots, ``000001.json`` and so on, and one pointer, ``current``, to the
one that is shown. Whoever does not know a token can neither guess a folder nor list them.
"""

import datetime as dt
import hashlib
import logging
import os
import re
import secrets
import shutil
from pathlib import Path

from helpers.answers import AthletePlan
from helpers.errors import FileError, InputError
from helpers.publishing.snapshots import LARGEST_SNAPSHOT, Snapshot, expiry, from_json, to_json

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
"""192 bits in base 64, as the roster makes them."""
_HASH = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{6}")
_POINTER = "current"
_GONE = ".gone-"
_PUBLISHED = re.compile(rf"[0-9]{{6}}\.json|{_POINTER}|\.{_POINTER}-[0-9a-f]{{16}}")
"""What publishing writes into a folder: snapshots, the pointer, and one that is on its way."""

_PASS_ONLY, _FOLDER, _FILE = 0o711, 0o755, 0o644
"""The tree may be passed through but not listed; what lies in it may be read."""


def token_hash(token: str) -> str:
    """Return the name of a token's folder.

    Examples
    --------
    >>> token_hash("abc")[:8]
    'ba7816bf'
    """
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def publish(
    root: Path,
    token_hash: str,
    plan: AthletePlan,
    *,
    now: dt.datetime,
    expires_at: dt.datetime | None = None,
) -> Snapshot:
    """Write a plan as the next snapshot of a link, and point to it.

    The same plan with the same expiry is not written again. Where it is killed on the way, the
    snapshot of before stays the current one.

    Parameters
    ----------
    root : Path
        The tree; it is made where it is missing.
    token_hash : str
        SHA-256 of the token in hexadecimal. A link that was revoked must not be given again.
    plan : AthletePlan
        What is published.
    now : datetime.datetime
        In UTC.
    expires_at : datetime.datetime, optional
        In UTC; left out, two weeks after the race, or after the last day of the season.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    held = _link(root, token_hash)
    until = expires_at or expiry(plan)
    shown = _shown(held)
    if shown and shown.plan == plan and until == shown.expires_at:
        return shown
    try:
        _make_folder(root, _PASS_ONLY)
        _make_folder(held, _FOLDER)
        snapshot = _written(held, plan, now=now, until=until)
        _point(held, snapshot.number)
    except OSError as error:
        if isinstance(error, FileError):
            raise
        raise _not_written(error) from error
    return snapshot


def current(root: Path, token: str, *, now: dt.datetime) -> Snapshot | None:
    """Return what a link shows; None alike for a wrong, malformed, expired or revoked one.

    Parameters
    ----------
    root : Path
        The tree.
    token : str
        As it stands in the link, from a stranger.
    now : datetime.datetime
        In UTC.
    """
    # A malformed token is hashed too: it costs what a wrong one costs, and never meets the disk.
    name = token_hash(token[:64] if isinstance(token, str) else "")
    if not (isinstance(token, str) and _TOKEN.fullmatch(token)):
        return None
    shown = _shown(root / name)
    return shown if shown and now < shown.expires_at else None


def revoke(root: Path, token_hash: str) -> None:
    """Delete what a link shows; it is dead at once, and nothing of it is kept.

    Raises
    ------
    FileError
        If it cannot be deleted.
    """
    held = _link(root, token_hash)
    # Renamed first: however much lies in it, the link is dead in one step.
    try:
        held.rename(root / f"{_GONE}{secrets.token_hex(8)}")
        _sync(root)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _not_written(error) from error
    _empty_bin(root)


def sweep(root: Path, *, now: dt.datetime) -> int:
    """Delete what expired links showed; return how many those were.

    A folder goes only where its own snapshot says that it has expired, and where nothing lies in
    it that publishing did not write. Whoever may not list or change the tree sweeps nothing:
    a link that has expired is dead with its folder, too.

    Parameters
    ----------
    root : Path
        The tree.
    now : datetime.datetime
        In UTC.
    """
    count = 0
    try:
        expired = [held for held in root.iterdir() if _has_expired(held, now)]
        for held in expired:
            held.rename(root / f"{_GONE}{secrets.token_hex(8)}")
            count += 1
    except OSError as error:
        log.info("Expired plans are not swept: %s", type(error).__name__)
    if count:
        _empty_bin(root)
    return count


def _has_expired(held: Path, now: dt.datetime) -> bool:
    """Return whether this is a published folder whose own expiry has passed."""
    if not _HASH.fullmatch(held.name) or held.is_symlink() or not held.is_dir():
        return False
    if not all(_PUBLISHED.fullmatch(path.name) and path.is_file() for path in held.iterdir()):
        return False
    shown = _shown(held)
    return shown is not None and shown.expires_at <= now


def _empty_bin(root: Path) -> None:
    for gone in root.glob(f"{_GONE}*"):
        shutil.rmtree(gone, ignore_errors=True)


def _link(root: Path, token_hash: str) -> Path:
    if not _HASH.fullmatch(token_hash):
        raise InputError("This is no hash of a token.", "It has 64 hexadecimal digits.")
    return root / token_hash


def _shown(held: Path) -> Snapshot | None:
    """Return the snapshot that a folder points to; None where there is none that can be read."""
    try:
        number = _limited(held / _POINTER, 64).decode("ascii", "replace").strip()
        if not _NUMBER.fullmatch(number):
            raise FileError("The pointer is damaged.")
        return from_json(_limited(held / f"{number}.json", LARGEST_SNAPSHOT + 1))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        log.warning("A published plan cannot be read: %s", type(error).__name__)
        return None


def _limited(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _written(held: Path, plan: AthletePlan, *, now: dt.datetime, until: dt.datetime) -> Snapshot:
    """Write the next snapshot under a number that nobody else can take."""
    number = max((int(path.stem) for path in held.glob("*.json") if path.stem.isdigit()), default=0)
    while True:
        number += 1
        snapshot = Snapshot(number, now, until, plan)
        text = to_json(snapshot)
        try:
            _write(held / f"{number:06d}.json", text)
        except FileExistsError:
            continue
        return snapshot


def _point(held: Path, number: int) -> None:
    """Move the pointer in one step."""
    waiting = held / f".{_POINTER}-{secrets.token_hex(8)}"
    _write(waiting, f"{number:06d}\n")
    waiting.replace(held / _POINTER)
    _sync(held)


def _write(path: Path, text: str) -> None:
    """Write a new file, and have it on the disk."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        path.chmod(_FILE)  # whatever the umask says, another user must be able to read it
        os.fsync(file.fileno())


def _make_folder(path: Path, mode: int) -> None:
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        _sync(path.parent)
    if path.stat().st_mode & 0o777 != mode:
        path.chmod(mode)


def _sync(folder: Path) -> None:
    """Have the names of a folder on the disk, where the system can do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_written(error: OSError) -> FileError:
    return FileError(
        f"The plan could not be published ({error.strerror or type(error).__name__}).",
        "What was published before is unchanged.",
        "Make room, or check the folder, and publish again.",
    )
