from dataclasses import replace

from ks_desktop.letters.facts import Office
from ks_desktop.letters.trial import trial_of
from ks_desktop.paper.documents import WindowSide
from tests.letters.people import facts


def test_the_page_shows_the_window_of_the_settings_with_the_address_of_the_house() -> None:
    office = replace(facts().office, window="right", right_mm=-4, offset_mm=5, envelope="c5")
    trial = trial_of(office)
    assert (trial.window.side, trial.window.right_mm, trial.window.down_mm) == (WindowSide.RIGHT, -4, 5)
    assert trial.address == ("JGZ Voorbeeldstad", "Stationsplein 1", "3511 ED Utrecht")
    assert "C5, 162 × 229 mm, venster rechts, -4 mm naar rechts, 5 mm naar beneden" in trial.note
    assert any("streeplijn," in step for step in trial.steps)
    assert any("streeplijnen," in step for step in trial_of(replace(office, envelope="dl")).steps)


def test_a_house_without_an_address_sees_an_invented_one() -> None:
    assert trial_of(Office()).address[0] == "Zo staat het adres"
    assert trial_of(Office()).return_line == ""
