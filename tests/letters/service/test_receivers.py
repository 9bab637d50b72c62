from datetime import date

from ks_desktop.clients.domain import ConsentForm
from ks_desktop.letters.service.receivers import Agreement


def test_a_yes_is_spoken_unless_said_otherwise() -> None:
    assert Agreement(asked_by="N. Proef", given_on=date(2026, 11, 21)).form is ConsentForm.SPOKEN
