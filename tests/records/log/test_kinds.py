from ks_desktop.records.log.kinds import KIND_LABELS, LogKind, Phrase


def test_each_kind_has_a_label_of_its_own() -> None:
    assert set(KIND_LABELS) == set(LogKind)
    assert len(set(KIND_LABELS.values())) == len(LogKind)


def test_a_phrase_need_not_be_about_a_woman() -> None:
    assert Phrase(LogKind.LOG, "{who} looked.").about_her == ""
