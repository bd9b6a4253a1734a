"""A device never changes a result."""

import pytest

import groundswell as gs


@pytest.mark.parametrize("device", ["emulated", "auto"])
def test_a_run_is_the_same(small, device):
    assert gs.run(small, replicates=4, device=device).result_hash == gs.run(small, replicates=4).result_hash


def test_experiments_are_the_same(small):
    assert gs.compare(small, "escrow", device="emulated").hash == gs.compare(small, "escrow").hash
    on_card, by_processor = (gs.dose(small, "policy.transparency", 0, 1, steps=2, push=4, replicates=2, device=device) for device in ("emulated", "cpu"))
    assert on_card.hash == by_processor.hash


def test_another_device_is_refused(small):
    with pytest.raises(gs.ArgumentError, match="'gpu' is no device"):
        gs.run(small, replicates=1, device="gpu")
