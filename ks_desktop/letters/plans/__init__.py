"""Plans for the road, with as little as possible about anybody: codes, initials, times, postcode areas.

No surname, birth date, BSN, reason or safety colour ever gets here: the records of the visits room do not carry them.
"""

from ks_desktop.letters.plans.day import day_sheet
from ks_desktop.letters.plans.grids import team_sheet, week_sheet
from ks_desktop.letters.plans.guide import guide_sheet, leaflets_of
from ks_desktop.letters.plans.parts import PlanBlock, blocks_of, initials_of

__all__ = [
    "PlanBlock",
    "blocks_of",
    "day_sheet",
    "guide_sheet",
    "initials_of",
    "leaflets_of",
    "team_sheet",
    "week_sheet",
]
