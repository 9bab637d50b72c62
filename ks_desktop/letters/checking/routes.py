"""By which way a letter cannot go: an address that is missing, secret or not safe. Pure."""

from collections.abc import Iterator
from typing import Final

from ks_desktop.clients.domain import Answer
from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain import LetterDraft, SendRoute
from ks_desktop.letters.facts import LetterFacts

_UNSAFE: Final = frozenset({"post_unsafe", "address_secret", "receiver_secret"})
_POST_UNSAFE: Final = N_("Post is not safe for her. Hand this letter over in person, or tell her by phone.")


def _is_post_unsafe(draft: LetterDraft, facts: LetterFacts) -> bool:
    """Tell whether the letter would be posted to her while post is not safe for her."""
    to_her = draft.kind.is_to_her and draft.route is SendRoute.POST
    return to_her and facts.client.contact.post is Answer.NO


def may_be_posted(facts: LetterFacts) -> bool:
    """Tell whether a letter to her may have her address on it: post is safe, it comes to her, and it is not secret."""
    return facts.client.takes_post and not facts.client.address.is_secret


def to_her(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    """Return what keeps a letter to herself from going out this way."""
    address = facts.client.address
    if _is_post_unsafe(draft, facts):
        yield UserError(_POST_UNSAFE, code="post_unsafe", field="route")
    elif draft.route is not SendRoute.POST:
        return
    elif address.is_secret:
        sentence = N_("Her address is secret, so it stands on no paper. Hand this letter over in person.")
        yield UserError(sentence, code="address_secret", field="route")
    elif address.is_loose:
        yield UserError(
            N_("She has no address that post comes to. Hand this letter over in person."),
            code="no_address",
            field="route",
        )
    elif not (address.postcode and address.place):
        yield no_address()


def to_partner(draft: LetterDraft, partner: Organisation | None) -> Iterator[UserError]:
    """Return what keeps a letter to a partner from going out this way."""
    if draft.route is not SendRoute.POST:
        return
    if partner is not None and partner.address_secret:
        sentence = N_("Where this partner is must not be known: no letter goes there by post. Choose another route.")
        yield UserError(sentence, code="receiver_secret", field="route")
    elif partner is None or not (partner.postcode and partner.place):
        yield no_address()


def unsafe_way(draft: LetterDraft, facts: LetterFacts) -> UserError | None:
    """Return why a letter may not go out this way; None where it may, also where an address is only missing."""
    if draft.kind.is_to_her:
        found = to_her(draft, facts)
    else:
        partner = facts.organisation if draft.kind.is_to_partner else facts.referrer_organisation
        found = to_partner(draft, partner)
    return next((error for error in found if error.code in _UNSAFE), None)


def no_address() -> UserError:
    """Return that there is nothing to write on the envelope."""
    sentence = N_("Without an address this letter cannot go by post. Fill in the address, or choose another route.")
    return UserError(sentence, code="address_missing", field="route")
