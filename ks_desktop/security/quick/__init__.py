"""Unlocking again with a PIN: in memory only, for a few hours, with three tries, after an unlock with the passphrase.

A nurse locks twenty times a day. Who must type four words each time chooses short ones, or lets the program lie open;
six digits that are worth nothing outside this running program cost less than either.

Nothing of it is written anywhere. The PIN gives, by Argon2id over a salt of this moment, the key under which what opens
the database lies in memory. Somebody who can read the memory of the locked program can try all PINs of six digits in
some days of one computer: who fears that sets no PIN, or the organisation says so in its settings.
"""

from ks_desktop.security.quick.digits import LEAST_DIGITS, MOST_DIGITS, check_pin
from ks_desktop.security.quick.keeping import TRIES, QuickUnlock, steady_seconds

__all__ = ["LEAST_DIGITS", "MOST_DIGITS", "TRIES", "QuickUnlock", "check_pin", "steady_seconds"]
