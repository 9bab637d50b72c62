"""What is thrown at the program: texts and bytes that somebody, or something broken, might bring. Seeds name each."""

import random
from typing import Final

TEXTS: Final = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\ud800",
    "\u202eedrev\u202c",
    "\u2066links\u2069",
    "e\u0301" * 40,
    "\u200d\u200b\ufeff",
    "👩‍👧‍👦",
    "İstanbul ıI",
    "Straße ﬁ ﬄ",
    "<geen>",
    "x<y en y>z",
    "<b>vet</para>",
    "&amp; A&B;",
    "]]> <!--",
    '"; DROP TABLE client; --',
    "' OR 1=1",
    "%_\\",
    "{name} {0} %s %(x)s",
    "=1+1",
    "+31612345678",
    "@SOM(A1)",
    "-2+3",
    "AND OR NOT NEAR(",
    '"onaf',
    "col:*",
    "٣٤٥",
    "１２３",
    "NaN",
    "-inf",
    "1e999",
    "-1",
    "0",
    "999999999999999999999999",
    "0001-01-01",
    "9999-12-31",
    "31-02-2026",
    "29-02-2027",
    "29-03-2026 02:30",
    "25-10-2026 02:30",
    "31 december 9999",
    "overmorgen",
    "week 99",
    "23+4",
    "42+9",
    "+4",
    "23+",
    "2.3e4",
    "1,5",
    "999900006",
    "000000000",
    "06-12345678",
    "0031(0)6 1234",
    "3523 CD",
    "0000 SS",
    "a@b",
    "a@b.c@d",
    "jan@voorbeeld.nl",
    "yes",
    "Ja",
    "nee",
    "\r\n",
    "a\r\nb\rc\nd\u2028e",
    "\t;\t,|",
    "Łucja Żółkiewska",
    "فاطمة الزهراء",
    "Наталія",
    "1990-01-01;1990-01-02",
    "L 2026-0042-7",
    "KSV 2345",
    "x" * 200,
    "x" * 201,
    "y" * 5_000,
    "é" * 100_000,
    "1" * 5_000,
)
_RANGES: Final = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x600, 0x6FF), (0x2000, 0x206F), (0x1F300, 0x1F6FF))
_MOST: Final = 60
_INTERESTING: Final = (0, 1, 0x7F, 0x80, 0xFF)


def text(rng: random.Random) -> str:
    """Return a text: a known trap, two of them together, or signs by chance."""
    kind = rng.random()
    if kind < 0.5:
        return rng.choice(TEXTS)
    if kind < 0.7:
        return rng.choice(TEXTS)[:500] + rng.choice((" ", "", "\n", ";")) + rng.choice(TEXTS)[:500]
    signs = []
    for _place in range(rng.randrange(_MOST)):
        low, high = rng.choice(_RANGES)
        signs.append(chr(rng.randint(low, high)))
    return "".join(signs)


def mutated(rng: random.Random, sample: bytes) -> bytes:
    """Return a file as it might come out of a broken mail, disk or program: flipped, cut, doubled or mixed up."""
    content = bytearray(sample)
    for _time in range(rng.choice((1, 1, 1, 2, 4, 16))):
        _mutate(rng, content)
    return bytes(content)


def _mutate(rng: random.Random, content: bytearray) -> None:
    at = rng.randrange(len(content) + 1)
    size = rng.choice((1, 2, 4, 16, 200))
    way = rng.randrange(8)
    if way == 0 and content:
        content[at % len(content)] ^= 1 << rng.randrange(8)
    elif way == 1 and content:
        content[at % len(content)] = rng.choice(_INTERESTING)
    elif way == 2:
        del content[at:]
    elif way == 3:
        del content[at : at + size]
    elif way == 4:
        content[at:at] = rng.randbytes(size)
    elif way == 5:
        content[at:at] = content[at : at + size] * rng.choice((1, 2, 50))
    elif way == 6:
        content[at:at] = text(rng)[:2_000].encode("utf-8", "replace")
    else:
        other = rng.randrange(len(content) + 1)
        content[at : at + size] = content[other : other + size]
