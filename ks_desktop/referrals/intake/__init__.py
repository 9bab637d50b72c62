"""From raw texts (form, CSV) to records, all errors at once; and back to texts."""

from ks_desktop.referrals.intake.reading import Intake, consent_of, read
from ks_desktop.referrals.intake.writing import write

__all__ = ["Intake", "consent_of", "read", "write"]
