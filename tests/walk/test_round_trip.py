"""What was typed comes back identical from the database and on the screen, but for what can be shown nowhere.

Characters that turn the reading direction or control a printer are taken out, the rest is kept in one form (NFC), and
she is told at which field something was taken out.
"""

import unicodedata
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId, clean_line, clean_note
from ks_desktop.referrals.form import Order, ReferralForm
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.service import Referrals

LINES: Final = (
    *("given_name", "birth_surname", "partner_surname", "referrer_organisation", "referrer_name", "feedback_route"),
    *("street", "place", "address_note", "phone_note", "midwife", "gp", "maternity_care"),
)
NOTES: Final = ("reason_note", "own_question")
# What no editor on the screen takes: halves of a pair, the end of a text in C, and line ends in a field of one line.

line = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r\u0085\u2028\u2029"), max_size=60)
note = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
visible = st.text(st.characters(categories=["L", "N", "P", "S", "Mn"]), min_size=1, max_size=40)
forms = st.fixed_dictionaries({**dict.fromkeys(LINES, line), **dict.fromkeys(NOTES, note)}).filter(
    lambda form: bool(clean_line(form["birth_surname"]).text)
)
quick = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Way:
    """The whole path: a form, the services over a real encrypted file, and a form again."""

    def __init__(self, qtbot: QtBot, database: Database, clock: Clock, actor: UserId) -> None:
        self._actor, self._born = actor, date(1985, 1, 1)
        clients, coalition = Clients(database, clock, Undo(database, clock)), Coalition(database, clock)
        self.referrals = Referrals(database, clock, clients, coalition)
        self._typed, self.shown = ReferralForm(clock.today), ReferralForm(clock.today)
        for form in (self._typed, self.shown):
            qtbot.addWidget(form)

    def walk(self, typed: dict[str, str], order: Order = Order.PAPER) -> Recorded:
        self._typed.clear()
        self._typed.show_order(order)
        self._born += timedelta(days=1)  # each is another woman: a repeat would be told, and keep what the first said
        days = {"received_on": "18-11-2026", "due_date": "16-3-2027", "birth_date": f"{self._born:%d-%m-%Y}"}
        self._typed.restore({**days, **typed})
        recorded = self.referrals.record(self._typed.texts(), actor=self._actor)
        self.shown.clear()
        self.shown.show_texts(self.referrals.open(recorded.referral_id, actor=self._actor).values)
        return recorded


@pytest.fixture
def path(qtbot: QtBot, database: Database, clock: Clock, actor: UserId) -> Way:
    return Way(qtbot, database, clock, actor)


@quick
@given(typed=forms, order=st.sampled_from(Order))
@example(typed=dict.fromkeys(LINES + NOTES, "<b>O'Brien & zn</b>  {name}  100 % \u202eomgekeerd"), order=Order.PHONE)
@example(typed=dict.fromkeys(LINES + NOTES, "فاطمة الزهراء e\u0301 👩🏽‍🍼 \tZoë\x07"), order=Order.PAPER)
def test_what_is_typed_stands_on_the_screen_again(path: Way, typed: dict[str, str], order: Order) -> None:
    recorded = path.walk(typed, order)
    for name in LINES:
        assert path.shown.texts()[name] == clean_line(typed[name]).text, name
        assert recorded.notes.get(name, 0) == clean_line(typed[name]).removed, name
    for name in NOTES:
        assert path.shown.texts()[name] == clean_note(typed[name]).text, name


@quick
@given(typed=visible)
def test_of_what_can_be_seen_nothing_is_lost(path: Way, typed: str) -> None:
    recorded = path.walk({"birth_surname": "Proef", "given_name": typed, "own_question": typed})
    kept = unicodedata.normalize("NFC", typed)
    assert path.shown.texts()["given_name"] == path.shown.texts()["own_question"] == kept
    assert not recorded.notes


@quick
@given(number=st.from_regex(r"\A0[1-7][0-9]{8}\Z"), gap=st.sampled_from(["", " ", "-"]))
def test_a_phone_number_is_the_same_number_on_every_way(path: Way, number: str, gap: str) -> None:
    path.walk({"birth_surname": "Proef", "phone": f"{number[:2]}{gap}{number[2:]}"})
    shown = path.shown.texts()["phone"]
    assert "".join(filter(str.isdigit, shown)) == number
    path.walk({"birth_surname": "Proef", "phone": shown})
    assert path.shown.texts()["phone"] == shown
