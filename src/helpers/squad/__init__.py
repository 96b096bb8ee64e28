"""One recipe, many athletes: packs on one clock."""

from helpers.squad import tonight
from helpers.squad.duties import Duty
from helpers.squad.evening import Evening, Resting, evening_of
from helpers.squad.members import MOST_MEMBERS, Member, names_of
from helpers.squad.packs import Leg, Pack, Runner
from helpers.squad.tonight import Tonight

ASSUMPTIONS = tonight.ASSUMPTIONS

__all__ = [
    "ASSUMPTIONS",
    "MOST_MEMBERS",
    "Duty",
    "Evening",
    "Leg",
    "Member",
    "Pack",
    "Resting",
    "Runner",
    "Tonight",
    "evening_of",
    "names_of",
]
