from dataclasses import replace
from datetime import timedelta

from ks_desktop.core.texts import use_language
from ks_desktop.records.log.lines import told
from ks_desktop.records.table import LOG, in_days
from ks_desktop.widgets.theme import Tone
from tests.records.log.test_lines import ENTRY, NAMES


def test_a_day_stands_at_the_first_of_its_lines() -> None:
    use_language("nl")
    entries = [
        ENTRY,
        replace(ENTRY, seq=6, event="letter_opened"),
        replace(ENTRY, seq=5, at=ENTRY.at - timedelta(days=1)),
    ]
    shown = in_days(told(entries, NAMES, {5: ("opvallend",)}))
    assert [one.day for one in shown] == ["ma 23 nov 2026", "", "zo 22 nov 2026"]
    cells = [[column.text(one) for column in LOG] for one in shown]
    assert cells[1][1:] == ["14:02", "S. Bakker opende een brief over Aylin Kaya.", "Bekeken"]
    assert cells[2][2].endswith("· opvallend")
    (emergency,) = in_days(told([replace(ENTRY, is_emergency=True)], NAMES, {}))
    assert [column.text(emergency) for column in LOG][3] == "noodtoegang"
    assert LOG[3].pill is not None
    assert LOG[3].pill(emergency) is Tone.SAFETY
    assert LOG[0].sort is not None
    assert LOG[0].sort(shown[0]) < LOG[0].sort(shown[1])
