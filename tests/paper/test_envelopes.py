import pytest

from ks_desktop.paper.envelopes import MEASURES, SHEET_MM, AddressWindow, Envelope, WindowSide


@pytest.mark.parametrize("side", WindowSide)
@pytest.mark.parametrize("envelope", Envelope)
def test_the_address_is_seen_and_stays_in_what_can_be_seen(envelope: Envelope, side: WindowSide) -> None:
    window = AddressWindow(side=side, envelope=envelope)
    address, sure, seen = window.address, window.sure, window.seen
    assert (address.left, address.width) == ({WindowSide.LEFT: 35.0, WindowSide.RIGHT: 105.0}[side], 72.0)
    assert (address.top + address.bottom) / 2 == pytest.approx(63.5, abs=0.5)
    assert sure.left <= address.left < address.right <= sure.right
    assert seen.left <= sure.left < sure.right <= seen.right
    assert seen.top < sure.top < sure.bottom < seen.bottom


@pytest.mark.parametrize("envelope", Envelope)
def test_the_folded_sheet_goes_into_its_envelope(envelope: Envelope) -> None:
    its = MEASURES[envelope]
    parts = [low - high for high, low in zip((0.0, *its.folds), (*its.folds, SHEET_MM[1]), strict=True)]
    assert max(parts) == parts[0] < its.high
    assert its.wide > SHEET_MM[0]
    assert its.from_bottom + 40 < its.high


def test_a_window_that_is_elsewhere_takes_all_its_zones_along() -> None:
    usual, moved = AddressWindow(), AddressWindow(right_mm=-4, down_mm=3)
    for name in ("opening", "seen", "sure", "address"):
        before, after = getattr(usual, name), getattr(moved, name)
        assert (after.left - before.left, after.top - before.top) == (-4, 3)
        assert (after.width, after.height) == (before.width, before.height)


@pytest.mark.parametrize(
    ("envelope", "seen", "sure"),
    [
        (Envelope.DL, (10, 40, 130, 87), (20, 45, 120, 82)),  # the sheet can shift 10 mm aside and 3 mm up
        (Envelope.C5, (1, 39.5, 130, 87.5), (20, 45.5, 111, 81.5)),  # 19 mm and 4 mm
    ],
)
def test_what_can_be_seen_and_what_always_is_follow_from_how_far_the_sheet_shifts(
    envelope: Envelope, seen: tuple[float, ...], sure: tuple[float, ...]
) -> None:
    window = AddressWindow(envelope=envelope)
    for zone, edges in ((window.seen, seen), (window.sure, sure)):
        assert (zone.left, zone.top, zone.right, zone.bottom) == pytest.approx(edges)
