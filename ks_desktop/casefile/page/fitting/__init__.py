"""What is offered that may help her, on her page: looked for, held beside what is known of her, and chosen."""

from ks_desktop.casefile.page.fitting.panel import FitPanel, FitServices
from ks_desktop.casefile.page.fitting.words import Choice

__all__ = ["Choice", "FitPanel", "FitServices"]
