import datetime as dt
import json
from dataclasses import replace

import pytest

from helpers.answers import AthletePlan
from helpers.errors import CoachingError, FileError, InputError
from helpers.publishing import (
    LARGEST_SNAPSHOT,
    Snapshot,
    expiry,
    file_name,
    from_json,
    mark_of,
    to_json,
)


def changed(snapshot, **fields):
    """Return the JSON of a snapshot with other fields."""
    return json.dumps({**json.loads(to_json(snapshot)), **fields})


def test_what_is_written_is_read(snapshot):
    """A snapshot comes back as it was."""
    assert from_json(to_json(snapshot)) == snapshot
    assert from_json(to_json(snapshot).encode()) == snapshot


def test_a_season_of_twenty_weeks_is_small(snapshot):
    """It takes less than a quarter of what is allowed."""
    assert len(to_json(snapshot)) < LARGEST_SNAPSHOT / 4


@pytest.mark.parametrize(
    "fields",
    [
        {"snapshot_version": 2},
        {"snapshot_version": True},
        {"snapshot_version": "1"},
        {"surprise": 1},
        {"number": 0},
        {"number": "1"},
        {"number": 1.5},
        {"plan": None},
        {"plan": {}},
        {"published_at": "2026-11-24"},
        {"published_at": "2026-11-24T09:00:00"},
        {"expires_at": "2026-11-24T09:00:00+05:00"},
        {"expires_at": 1e18},
    ],
    ids=str,
)
def test_what_this_version_does_not_know_is_refused(snapshot, fields):
    """Newer versions, unknown keys and impossible values say so, and nothing else happens."""
    with pytest.raises(FileError):
        from_json(changed(snapshot, **fields))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", '"3"', "null", "[]"])
def test_a_pace_is_a_finite_number(snapshot, number):
    """Neither nan nor infinity, nor a number in quotation marks."""
    text = to_json(snapshot)
    speed = text.split('"slow_m_s":')[1].split(",")[0]
    with pytest.raises(FileError):
        from_json(text.replace(f'"slow_m_s":{speed}', f'"slow_m_s":{number}', 1))


def test_an_unknown_key_deep_inside_is_refused(snapshot):
    """Strict all the way down."""
    text = to_json(snapshot).replace('"code":', '"note2":"x","code":', 1)
    with pytest.raises(FileError, match="fault at"):
        from_json(text)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "3", '{"a":1}', "[" * 100_000, "\ufeff{}", "\udcff"], ids=repr
)
def test_no_json_of_ours_is_refused(text):
    """Whatever it is, there is one kind of error."""
    with pytest.raises(FileError):
        from_json(text.encode(errors="surrogatepass"))


def test_every_truncation_is_refused(snapshot):
    """A file cut off anywhere is no snapshot."""
    raw = to_json(snapshot).encode()
    for at in range(0, len(raw), 4999):
        with pytest.raises(FileError):
            from_json(raw[:at])


def test_size_is_looked_at_first(monkeypatch):
    """A file of a megabyte is not even parsed."""
    monkeypatch.setattr(json, "loads", lambda _: pytest.fail("it was parsed"))
    with pytest.raises(FileError, match="bytes"):
        from_json(b" " * (LARGEST_SNAPSHOT + 1))


def test_times_are_in_utc(snapshot):
    """A snapshot with a wall clock's time is none."""
    with pytest.raises(InputError):
        replace(snapshot, published_at=dt.datetime(2026, 11, 24))


def test_it_expires_two_weeks_after_the_race(plan):
    """The whole fourteenth day still counts."""
    assert plan.race_day == dt.date(2027, 4, 11)
    assert expiry(plan) == dt.datetime(2027, 4, 26, tzinfo=dt.UTC)


def test_the_mark_tells_one_publication_from_another(snapshot):
    """It is the beginning of a SHA-256, the same for the same snapshot."""
    assert mark_of(snapshot) == mark_of(from_json(to_json(snapshot)))
    assert mark_of(snapshot) != mark_of(replace(snapshot, number=2))
    assert int(mark_of(snapshot), 16)


@pytest.mark.parametrize("name", ["../../etc/passwd", "CON", "", "☃", "a/b\\c", "x" * 300])
def test_a_file_name_is_one_on_any_system(now, today, name):
    """Letters, figures and hyphens, and never a path."""
    found = file_name(Snapshot(1, now, now, AthletePlan(name, "km", today, today)))
    assert found.startswith("plan-")
    assert found.endswith("-2026-11-24.html")
    assert len(found) < 70
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert ".." not in found


def test_every_error_is_one_that_may_be_shown():
    """FileError belongs to the family that pages know."""
    assert issubclass(FileError, CoachingError)
