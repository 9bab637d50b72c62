"""What a nurse looks at before a home visit, for herself and her colleagues: never printed, exported or sent.

A contract keeps letters, paper, calendar files and the search for times away from here.
"""

from ks_desktop.visits.restricted.looks import ORANGE, RED, SafetyColour, SafetyLook, check_alone
from ks_desktop.visits.restricted.sealing_up import SealingUp
from ks_desktop.visits.restricted.service import SafetyLooks

__all__ = ["ORANGE", "RED", "SafetyColour", "SafetyLook", "SafetyLooks", "SealingUp", "check_alone"]
