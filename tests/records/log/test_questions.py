from string import Formatter

from ks_desktop.core.texts import _, use_language
from ks_desktop.core.values import ClientId, UserId, new_id
from ks_desktop.records.log.kinds import KIND_LABELS, LogKind
from ks_desktop.records.log.questions import PHRASES, LogQuestion, Only, events_of, phrase_of
from ks_desktop.security.domain import AuditEvent
from tests.houses import TODAY


def test_each_event_of_the_log_has_its_sentence() -> None:
    """Whoever adds an event says in `of_house.py` or `of_records.py` how it is told."""
    assert {event.value for event in AuditEvent} - set(PHRASES) == set()


def test_sentences_hold_what_they_are_about_in_both_languages() -> None:
    for language in ("en", "nl"):
        use_language(language)
        for word, phrase in PHRASES.items():
            for text, slots in ((phrase.text, {"who"}), (phrase.about_her, {"who", "whom"})):
                found = {
                    name for _text, name, _spec, _how in Formatter().parse(_(text, who="{who}", whom="{whom}")) if name
                }
                assert found <= slots, word
                if text == phrase.about_her and text:
                    assert "whom" in found, word


def test_each_event_is_of_one_kind_and_each_kind_has_some() -> None:
    kinds = {kind: events_of(kind) for kind in LogKind}
    assert sum(map(len, kinds.values())) == len(PHRASES)
    assert all(kinds.values())
    assert set(KIND_LABELS) == set(LogKind)
    assert phrase_of("thought_up_later").kind is LogKind.CHANGED


def test_the_shape_of_a_question_names_nobody() -> None:
    client, actor = ClientId(new_id()), UserId(new_id())
    question = LogQuestion(client_id=client, actor=actor, first=TODAY, kind=LogKind.FILE, only=Only.EMERGENCY)
    assert question.shape() == "woman,employee,2026-11-21..,file,emergency"
    assert LogQuestion().shape() == "all"
