"""What may be put on paper of a letter, for whoever asks for it by its id."""

from ks_desktop.core.values import LetterId, UserId
from ks_desktop.letters.gate import NO_SIGN_UP
from ks_desktop.letters.service import Letters
from ks_desktop.letters.service.keeping import check_not_stopped
from ks_desktop.paper.paint import Paper


def printed(letters: Letters, letter_id: LetterId, *, actor: UserId) -> Paper:
    """Return a letter to be printed: a draft marked as such, of any other the bytes that were kept.

    Raises:
        UserError: it was withdrawn before it went out, or it is a draft and she does not agree to the sign-up.
    """
    letter = letters.letter(letter_id, actor=actor)
    if letter.attachment_id is not None:
        return Paper(pdf=letters.pdf(letter_id, actor=actor))
    check_not_stopped(letter)
    for hindrance in letters.look(letter.draft, actor=actor).hindrances:
        if hindrance.code == NO_SIGN_UP:
            raise hindrance
    return letters.preview(letter_id, actor=actor)
