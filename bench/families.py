"""Invented referrals in any number, the same for the same number: a CSV as a practice would send it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

_GIVEN: Final = (
    "Noor",
    "Aylin",
    "Fatima",
    "Sanne",
    "Zofia",
    "Mehret",
    "Lotte",
    "Ines",
    "Roos",
    "Samira",
    "Chloé",
    "Yara",
)
_SYLLABLES: Final = (
    "bak",
    "ven",
    "der",
    "mo",
    "li",
    "ra",
    "ka",
    "ya",
    "de",
    "boer",
    "stra",
    "ma",
    "jan",
    "sen",
    "wit",
    "la",
)
_STREETS: Final = ("Proefstraat", "Testweg", "Oefenlaan", "Voorbeeldkade", "Lindeproef", "Rozenproef")
_COLUMNS: Final = (
    *("received_on", "channel", "route", "referrer_organisation", "referrer_name", "referrer_role", "referrer_phone"),
    *("given_name", "birth_surname", "birth_date", "street", "house_number", "postcode", "place", "municipality"),
    *("phone", "safe_to_call", "safe_post", "language", "due_date", "due_date_method", "gravida", "para", "reasons"),
    *("consent_given", "consent_by", "consent_on", "consent_form"),
)


def csv_of(count: int, today: date, *, seed: int = 1) -> str:
    """Return that many referrals as CSV with a header."""
    lines = [";".join(_COLUMNS)]
    lines += [";".join(row) for row in _rows(count, today, Random(seed))]  # noqa: S311 - invented people, no secret
    return "\n".join(lines) + "\n"


def _rows(count: int, today: date, random: Random) -> Iterator[tuple[str, ...]]:
    for number in range(count):
        received = today - timedelta(days=random.randrange(60))
        due = today + timedelta(days=random.randrange(20, 180))
        surname = "".join(random.choices(_SYLLABLES, k=3)).capitalize() + random.choice(("", "sz", "oğlu", "-Ł"))
        born = date(1980, 1, 1) + timedelta(days=random.randrange(9000))
        yield (
            *(
                received.isoformat(),
                "secure_mail",
                "direct",
                "Verloskundigen Proef",
                "F. Proef",
                "midwife",
                "030 0000011",
            ),
            *(random.choice(_GIVEN), surname, born.isoformat(), random.choice(_STREETS), str(number % 180 + 1)),
            *(f"35{random.randrange(11, 85)} AB", "Utrecht", "GM0344", f"06 {number:08d}", "yes", "yes", "nl"),
            *(due.isoformat(), "ultrasound", "1", "0", "work_income|lifestyle"),
            *("yes", "F. Proef", received.isoformat(), "spoken"),
        )
