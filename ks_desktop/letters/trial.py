"""The test page for window envelopes: what the settings say, to be held against a real envelope."""

from typing import Final

from ks_desktop.core.settings import RANGES
from ks_desktop.letters.compose.head import return_line_of, window_of
from ks_desktop.letters.facts import Office
from ks_desktop.letters.wording import fill, wording
from ks_desktop.paper.trials import Trial

_WORDING: Final = "trial"


def trial_of(office: Office) -> Trial:
    """Return the page for the window of these settings, with the address of the house itself where it is known."""
    words = wording(_WORDING)
    window = window_of(office)
    own = tuple(line for line in (office.name, office.street, office.place) if line)
    reach = max(abs(side) for side in (RANGES["letter_right_mm"].least, RANGES["letter_right_mm"].most))
    return Trial(
        title=words.get("title"),
        language=words.language,
        heading=words.get("heading"),
        steps=tuple(fill(step, {"folds": len(window.folds)}) for step in words.get("steps")),
        note=words.text(
            "note",
            envelope=words.get("envelopes", office.envelope),
            side=words.get("sides", office.window),
            right=office.right_mm,
            down=office.offset_mm,
        ),
        scale=words.get("scale"),
        across=words.get("across"),
        down=words.get("down"),
        fold=words.get("fold"),
        return_line=return_line_of(office, words),
        address=own if office.street and office.place else tuple(words.get("sample")),
        window=window,
        reach=reach,
    )
