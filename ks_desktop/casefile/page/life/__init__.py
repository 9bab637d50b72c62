"""What happens in her life, on her page: a birth, a move, a partner who may know nothing, no news."""

from ks_desktop.casefile.page.life.card import LifeCard, LifeServices

__all__ = ["LifeCard", "LifeServices"]
