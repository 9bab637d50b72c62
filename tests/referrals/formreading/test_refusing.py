from ks_desktop.referrals.formreading.refusing import SENTENCES, Refusal, refused


def test_each_refusal_has_a_sentence_and_a_word_of_its_own() -> None:
    assert set(SENTENCES) == set(Refusal)
    assert len({refused(refusal).code for refusal in Refusal}) == len(Refusal)
    assert len({refused(refusal).text() for refusal in Refusal}) == len(Refusal)
