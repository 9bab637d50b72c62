"""Texts that break a paper which reads them as markup, template or formula; what fonts lack; what nothing can show."""

from typing import Final

MARKUP: Final = (
    "medicatie <geen>, rookt",
    "x<y en y>z",
    "naam <jan@x.nl>",
    "a<b",
    "<b>vet",
    "</para>",
    "<i>",
    "BMI <25",
    "A&B",
    "&amp; &lt; &#60; &nbsp;",
    "<img src=/etc/hostname>",
    '<img src="file:///etc/hostname"/>',
    "<img src=http://127.0.0.1:9/x.png>",
    "<link href='x'>hier</link>",
    "]]> <!-- -->",
    "'); -- drop",
    "% _ \\ \\n \\u0041",
)
TEMPLATES: Final = (
    "{{ 7*7 }}",
    "{{ ''.__class__ }}",
    "{% for x in y %}",
    "{% endif %}",
    "{# weg #}",
    "${7*7}",
    "{name} %s %(x)s",
    "[naam]",
)
FORMULAS: Final = ("=1+1", "+31 6 12345678", "-1", "@SUM(A1)", "|cmd")
SCRIPTS: Final = (
    "İstanbul ıspanak Işık",
    "straße ẞ",
    "Łucja Özdoğan Đorđević Nguyễn Ḥasan",
    "Ægir Œuvre",
    "Олена Їжак",
    "Γεωργία",
    "ሰላም",
    "-11\u00b0 \u20ac 5,00 \u00bd \u2013 \u2014 \u2026",
    "e\u0301 A\u030a n\u0303",  # in two signs each: NFC makes one of them
)
RIGHT_TO_LEFT: Final = ("محمد عبد الله", "فاطمة الزهراء", "Zij heet محمد en woont hier")
NOT_SHOWN: Final = (
    "nul\0midden",
    "bel\x07 esc\x1b[31m rood",
    "c1 \x85 \x9f",
    "surrogaat \ud800 alleen",
    "om \u202egedraaid\u202c",
    "los \u2066en\u2069 \u200f\u200e",
)
NO_GLYPH: Final = (
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family of three, joined
    "\U0001f339",
    "王",
    "\uff1d1+1",  # a wide sign of equality, which begins a formula in some sheets
    "\U00012000",  # cuneiform
)
STACK: Final = "z" + "\u0323\u0331\u0307\u0302" * 6
PRINTABLE: Final = (*MARKUP, *TEMPLATES, *FORMULAS, *SCRIPTS)
NAMES: Final = (" ".join(PRINTABLE), " ".join((*RIGHT_TO_LEFT, *NOT_SHOWN)), " ".join((*NO_GLYPH, STACK)), "M" * 200)
