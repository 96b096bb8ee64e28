"""Pain in an athlete's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.season.pain import said_of_pain


@pytest.mark.parametrize(
    "words",
    """\
pain: yes
pain yes left calf
knee hurts
no pain but calf sore
knee pain, no idea why
knee pain no idea
calf pain no running tomorrow
calf pain: no running tomorrow
pain: no change
pain: 0.5
pain: 3/10
no pain until rep 3
no pain, felt good until rep 5
no pain but a bit in the knee
no pain in the calf but in the knee
no pain. But the knee
no. pain in calf
no, pain in the calf
not pain free
almost pain free
no new pain
no more pain than usual
no pain and sore calf
no pain, sore calf
nothing hurts except the knee
nothing hurts but the knee
didn't hurt much
not that sore
not too sore
injured
headache
took painkillers
a little achy
sore
it hurt
twinge in the calf
pulled my left hamstring
without pain at first
not without pain
pain: no but knee
pain: no, calf sore
KNEE HURTS
pain in my chest
can't run because of pain
didn't run, pain
pain
pain: yes/no
knee pain no
no pain at first
""".splitlines(),
)
def test_something_hurts(words):
    """Any mention that is no plain denial, and a denial with a complaint beside it."""
    assert said_of_pain(words) is True


@pytest.mark.parametrize(
    "words",
    """\
no pain
No pain.
no soreness
pain free
pain-free
painfree
nothing hurts
nothing hurt
pain: no
pain:no
pain = no
pain no
3x800 done, , , no pain
no pain, no soreness
no pain or soreness
no pain today
no pain but tired
no pain, but legs heavy
doesn't hurt
didn’t hurt
dont have any pain
not sore
no knee pain
no aches and pains
no injuries
pain: none
pain: 0/10
pain: 0
painless
done pain no
all good. no pain
without any pain
pain: no, all good
not in pain
""".splitlines(),
)
def test_nothing_hurts(words):
    """A plain denial."""
    assert said_of_pain(words) is False


@pytest.mark.parametrize(
    "words", ["", "felt good", "coaches were great", "ran with Soren", "pain: __", "tired"]
)
def test_nothing_is_said(words):
    """Other words, and the blank of a form, say nothing of it."""
    assert said_of_pain(words) is None


@given(st.text(max_size=300), st.sampled_from(["no pain", "pain: no", "nothing hurts"]))
def test_a_complaint_is_never_denied_away(words, denial):
    """Whatever else is written, a knee that hurts is heard."""
    assert said_of_pain(f"{denial}. {words} . my knee hurts") is True
