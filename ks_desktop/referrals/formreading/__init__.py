"""Reads papers that come in: bytes in, what they say out. Pure, and for foreign bytes in a process apart."""

from ks_desktop.referrals.formreading.apart import read_apart, type_of
from ks_desktop.referrals.formreading.reading import fingerprint, with_defaults

__all__ = ["fingerprint", "read_apart", "type_of", "with_defaults"]
