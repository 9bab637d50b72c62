"""Help elsewhere on the screen: referring her there, what was heard of it, a warm hand-over."""

from ks_desktop.onward.page.refer import ReferForm, ReferServices
from ks_desktop.onward.page.step import StepForm
from ks_desktop.onward.page.warm import WarmForm

__all__ = ["ReferForm", "ReferServices", "StepForm", "WarmForm"]
