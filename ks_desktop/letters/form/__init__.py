"""What is chosen, typed and ticked for a letter."""

from ks_desktop.letters.form.agreement import AgreementCard
from ks_desktop.letters.form.draft import DraftForm
from ks_desktop.letters.form.ground import GroundCard
from ks_desktop.letters.form.ticks import TicksCard

__all__ = ["AgreementCard", "DraftForm", "GroundCard", "TicksCard"]
