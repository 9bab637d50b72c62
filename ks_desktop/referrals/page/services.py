"""The services this page asks, handed over together."""

from dataclasses import dataclass

from ks_desktop.clients.service.consents import Consents
from ks_desktop.coalition.service import Coalition
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.doubles import Doubles
from ks_desktop.referrals.service.halfdone import HalfDone
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.referrals.service.papers import Papers
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.referrals.service.trays import Trays


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the page Aanmeldingen can ask."""

    referrals: Referrals
    coalition: Coalition
    trays: Trays
    papers: Papers
    half_done: HalfDone
    doubles: Doubles
    retention: Retention
    consents: Consents
    imports: Imports
