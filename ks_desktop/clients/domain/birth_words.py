"""Words that belong in the record of a child and not in a note of what was agreed: a hint, never a refusal."""

import re
from typing import Final

# Dutch, because nurses write Dutch here; beginnings of words, and measures behind a number.
_WORDS: Final = re.compile(
    r"\b(gewicht|lengte|schedelomtrek|apgar|hielprik|gehoortest|vaccin|inenting|prik|koorts|geel|bilirubine|medicatie"
    r"|medicijn|voeding|borstvoeding|kunstvoeding|spug|reflux|huilt|huilen|luieruitslag|diagnose|groei|curve)"
    r"|\b[0-9]+(?:[.,][0-9]+)?\s?(?:gram|gr|kg|cm|ml|mg|graden)\b"
)


def sounds_medical(line: str) -> bool:
    """Tell whether a line speaks of the child's care."""
    return _WORDS.search(line.casefold()) is not None
