from ks_desktop.visits.domain import Reason


def test_a_reason_is_said_in_dutch_with_its_values() -> None:
    reason = Reason(message="{count} working days after the agreed term", values={"count": 3})
    assert reason.text() == "3 werkdagen na de termijn"
