from ks_desktop.referrals.exchange.outcomes import BATCH_ROWS, batches


def test_batches_hold_at_most_a_hundred_rows() -> None:
    assert [len(batch) for batch in batches(range(250))] == [BATCH_ROWS, BATCH_ROWS, 50]
