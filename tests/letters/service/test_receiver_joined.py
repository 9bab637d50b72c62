from dataclasses import replace
from uuid import UUID

import pytest

from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.core.errors import UserErrors, each
from ks_desktop.core.values import OrganisationId
from ks_desktop.letters.domain import LetterKind, LetterState
from tests.letters.people import TEAM, consent
from tests.letters.rooms import QUESTION, Rooms

OTHER = replace(TEAM, id=OrganisationId(UUID(int=13)), name="Buurtteam Oost (oud)")
SOCIAL = LetterKind.REFERRAL_SOCIAL


def test_a_draft_to_a_joined_partner_goes_to_the_one_that_stays_with_the_same_yes(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    old = rooms.partner(OTHER)
    words = {**rooms.agree(SOCIAL, case_id, old).words, **QUESTION}
    letter = rooms.letters.draft(SOCIAL, case_id, old.id, None, words, actor=rooms.actor)
    rooms.coalition.spellings.join(TEAM.id, old.id, actor=rooms.actor)
    look = rooms.letters.look(rooms.letters.letter(letter, actor=rooms.actor).draft, actor=rooms.actor)
    assert (look.draft.receiver, look.to_name.partition("\n")[0]) == (TEAM.id, "Buurtteam Oost")
    final = rooms.letters.finalise(letter, actor=rooms.actor)
    assert (final.organisation_id, final.state) == (TEAM.id, LetterState.FINAL)


def test_a_final_letter_keeps_its_name_and_bytes_whatever_becomes_of_the_partner(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    old = rooms.partner(OTHER)
    words = {**rooms.agree(SOCIAL, case_id, old).words, **QUESTION}
    letter = rooms.letters.draft(SOCIAL, case_id, old.id, None, words, actor=rooms.actor)
    final = rooms.letters.finalise(letter, actor=rooms.actor)
    before = rooms.letters.pdf(letter, actor=rooms.actor)
    rooms.coalition.spellings.join(TEAM.id, old.id, actor=rooms.actor)
    after = rooms.letters.letter(letter, actor=rooms.actor)
    assert (after.to_name, after.organisation_id) == (final.to_name, old.id)
    assert rooms.letters.pdf(letter, actor=rooms.actor) == before
    # What she says of the one that stays is about this letter too: it does not go out any more.
    with rooms.database.work(rooms.actor, "test") as work:
        no = consent(ConsentPurpose.REFER, case_id=case_id, receiver=TEAM.id, state=ConsentState.REFUSED)
        (told,) = rooms.letters.consent_withdrawn(no, work=work)
    assert told.about == final.number
    assert rooms.letters.letter(letter, actor=rooms.actor).state is LetterState.WITHDRAWN


def test_a_draft_to_who_is_no_partner_any_more_says_so(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    words = {**rooms.agree(SOCIAL, case_id, TEAM).words, **QUESTION}
    letter = rooms.letters.draft(SOCIAL, case_id, TEAM.id, None, words, actor=rooms.actor)
    gone = replace(rooms.coalition.card(TEAM.id, actor=rooms.actor), is_hidden=True)
    rooms.coalition.save_organisation(gone, actor=rooms.actor)
    assert TEAM.id not in {one.id for one in rooms.letters.receivers(SOCIAL, case_id, actor=rooms.actor)}
    with pytest.raises(UserErrors) as refused:
        rooms.letters.finalise(letter, actor=rooms.actor)
    (error,) = each(refused.value)
    assert (error.code, error.field) == ("receiver_gone", "receiver")
    assert error.text() == "Buurtteam Oost is geen partner meer. Kies een andere."
