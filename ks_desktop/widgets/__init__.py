"""Shared Qt parts: they look, and know no nurse's word."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 counts on a Python whose None is never freed, as it is from 3.12 on. On 3.11 each Qt call that
    # returns nothing takes one reference to None away, and after some thousands the program is aborted ("deallocating
    # None"). So None gets more references than a working life can use up.
    ctypes.c_ssize_t.from_address(id(None)).value += sys.maxsize // 4
