"""Runs that are kept on the way, and futures that part from them: as on the command line."""

import shutil
import subprocess

import numpy as np
import pytest
from conftest import SMALL, command_line, small_options, verified

import groundswell as gs
from groundswell._view import program


def test_a_run_is_kept_and_gone_on_with(small, study, folder):
    kept = folder / "run.h5"
    shorter = small.replace(weeks=20)
    assert gs.run(shorter, checkpoint=kept, checkpoint_every=7).result_hash == gs.run(shorter).result_hash
    assert gs.run(shorter, checkpoint=kept).result_hash == gs.run(shorter).result_hash
    longer = gs.resume(kept, weeks=30, out=folder / "longer.sqlite")
    assert longer.result_hash == study.result_hash
    assert longer.scenario.hash == small.hash
    assert verified(folder / "longer.sqlite")[0] == 0
    with pytest.raises(gs.ArgumentError, match="weeks"):
        gs.resume(kept, weeks=10)


def test_python_goes_on_with_a_run_of_the_program_and_back(small, study, folder):
    theirs = command_line("run", "default", *small_options(), "--checkpoint", str(folder / "theirs.h5"))
    assert gs.resume(folder / "theirs.h5").result_hash == theirs["result_hash"] == study.result_hash
    gs.resume(folder / "theirs.h5", weeks=40, out=folder / "longer.sqlite")
    assert verified(folder / "longer.sqlite")[0] == 0
    gs.run(small.replace(weeks=20), checkpoint=folder / "ours.h5")
    assert command_line("resume", str(folder / "ours.h5"), "--weeks", "30")["result_hash"] == study.result_hash


def test_what_is_no_checkpoint_of_this_run_is_refused(small, folder):
    with pytest.raises(gs.FileError):
        gs.resume(folder / "nowhere.h5")
    (folder / "text.h5").write_text("text")
    with pytest.raises(gs.FileError):
        gs.resume(folder / "text.h5")
    gs.run(small, replicates=1, checkpoint=folder / "one.h5")
    with pytest.raises(gs.FileError, match="another run"):
        gs.run(small.replace(seed=9), replicates=1, checkpoint=folder / "one.h5")
    with pytest.raises(gs.ArgumentError, match="checkpoint"):
        gs.run(small, replicates=range(1, 3), checkpoint=folder / "two.h5")


def test_futures_part_as_on_the_command_line(small, folder):
    kept = folder / "run.h5"
    gs.run(small, checkpoint=kept)
    theirs = command_line("branch", str(kept), "--at", "10", "--with", "escrow", "--with", "policy.transparency=0.9")
    ours = gs.branch(kept, ["escrow", {"policy.transparency": 0.9}], at=10, out=folder / "futures.sqlite")
    assert ours.hash == theirs["result_hash"]
    assert ours.data["variants"] == theirs["variants"]
    assert verified(folder / "futures.sqlite")[0] == 0
    longer = gs.branch(kept, {"same": small, "open": small.replace(policy={"transparency": 0.9})}, at=10, weeks=40)
    table = longer.table()
    assert set(table.where(figure="harm", variant="same")["change_mean"]) == {0.0}
    assert len(set(table.where(figure="harm", variant="open")["change_mean"])) >= 1
    with pytest.raises(gs.ArgumentError, match="at: is 30"):
        gs.branch(kept, "escrow", at=30)
    with pytest.raises(gs.ArgumentError):
        gs.branch(kept, at=10)


def test_a_stopped_run_goes_on_from_its_states(folder):
    """A checkpoint of half a run is that of the program killed in it; what it holds is not run again."""
    kept = folder / "run.h5"
    options = [*small_options(replicates=2), "--checkpoint", str(kept), "--checkpoint-every", "5"]
    subprocess.run([program(), "run", "default", *options], capture_output=True, check=True)
    shutil.copy(kept, folder / "copy.h5")
    again = gs.resume(folder / "copy.h5")
    assert again.result_hash == gs.run(gs.Scenario("default", **SMALL), replicates=2).result_hash
    assert np.all(again.by_replicate()["replicate"] <= 1)
