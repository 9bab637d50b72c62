"""Write resources/icc/srgb.icc anew: `python -m tools.srgb_profile`. The same numbers always give the same bytes.

A profile says of colours what they look like. That of every screen (IEC 61966-2-1, sRGB) has three primaries and one
curve, which are public numbers; made here, it is ours to give away. Version 2 of the format, as PDF/A-1 wants it.
"""

import sys
from pathlib import Path
from struct import pack
from typing import Final

FILE: Final = Path(__file__).resolve().parent.parent / "resources" / "icc" / "srgb.icc"
NAME: Final = "sRGB IEC61966-2.1"
RIGHTS: Final = "CC0 1.0: no rights reserved"
WHITE: Final = (0.9642, 1.0, 0.8249)  # D50, the white of every profile
PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
STEPS: Final = 512  # of the curve
_TABLE_AT: Final = 128
_LINEAR_UP_TO: Final = 0.04045


def profile() -> bytes:
    """Return the profile."""
    curve = _curve()
    parts = {b"desc": _description(), b"cprt": b"text\0\0\0\0" + RIGHTS.encode() + b"\0", b"wtpt": _colour(WHITE)}
    parts.update({tag: _colour(value) for tag, value in PRIMARIES.items()})
    parts.update(dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve))
    table, body, places = b"", b"", {}
    at = _TABLE_AT + 4 + 12 * len(parts)
    for tag, part in parts.items():
        if part not in places:
            places[part] = at + len(body)
            body += part + b"\0" * (-len(part) % 4)
        table += tag + pack(">LL", places[part], len(part))
    return _head(at + len(body)) + pack(">L", len(parts)) + table + body


def _head(size: int) -> bytes:
    made = pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = pack(">L4sL4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ") + made + b"acsp"
    head += b"\0" * 28 + _numbers(WHITE)
    return head + b"\0" * (_TABLE_AT - len(head))


def _numbers(values: tuple[float, float, float]) -> bytes:
    return pack(">3l", *(round(value * 65536) for value in values))


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(values)


def _description() -> bytes:
    text = NAME.encode() + b"\0"
    return b"desc\0\0\0\0" + pack(">L", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    seen = [step / (STEPS - 1) for step in range(STEPS)]
    light = [value / 12.92 if value <= _LINEAR_UP_TO else ((value + 0.055) / 1.055) ** 2.4 for value in seen]
    return b"curv\0\0\0\0" + pack(f">L{STEPS}H", STEPS, *(round(value * 65535) for value in light))


def main() -> int:
    """Write the profile and return the exit code."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(profile())
    return 0


if __name__ == "__main__":
    sys.exit(main())
