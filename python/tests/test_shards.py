"""Shards that Python makes: merged, they are what one call makes, and the program goes on with them."""

import subprocess

import pytest
from conftest import verified

import groundswell as gs
from groundswell._view import program

EXPERIMENTS = {
    "compare": lambda small, **where: gs.compare(small, "escrow", replicates=3, **where),
    "dose": lambda small, **where: gs.dose(small, "policy.transparency", 0, 1, steps=2, push=4, replicates=3, **where),
    "attribute": lambda small, **where: gs.attribute(small, replicates=3, **where),
    "claims": lambda small, **where: gs.claims(gs.claim_ids()[0], scenario=small, points=3, replicates=1, **where),
}


def merged(shards, folder):
    out = folder / "merged.sqlite"
    gs.merge(shards, out)
    return out


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_merged_shards_are_what_one_call_makes(name, small, folder):
    call = EXPERIMENTS[name]
    parts = [call(small, out=folder / f"{i}.sqlite", shard=(i, 2)) for i in (2, 1)]
    assert [part.is_part for part in parts] == [True, True]
    assert parts[0].data == {"shard": "2/2", "study": str(folder / "2.sqlite"), "goes_on": False}
    assert "merge() unites them" in repr(parts[0]) and "<table" not in parts[0]._repr_html_()
    with pytest.raises(gs.ArgumentError, match="this is shard 2/2"):
        parts[0].table()
    assert 0 < parts[0].points().rows < parts[1].points().rows  # three units in two parts
    together = call(small, out=merged([part.study for part in parts], folder))
    alone = call(small)
    assert (together.hash, together.findings) == (alone.hash, alone.findings)
    assert not alone.is_part
    assert verified(folder / "2.sqlite", "--share", "0.5", "--draw", "1")[0] == 0


def test_replicates_are_dealt_out(small, study, folder):
    parts = [gs.run(small, out=folder / f"{i}.sqlite", shard=f"{i}/2") for i in (1, 2)]
    assert [part.replicates for part in parts] == [2, 1]
    assert gs.run(small, out=folder / "1.sqlite", shard="1/2").replicates == 2  # it was whole
    assert gs.merge(parts).result_hash == study.result_hash
    with pytest.raises(gs.StudyError, match="shard 2/2: is missing"):
        gs.merge(parts[:1])


def test_the_program_makes_the_other_shard(small, study, folder):
    gs.run(small, out=folder / "1.sqlite", shard="1/2")
    (folder / "scenario-of-python.toml").write_text(small.to_toml())
    command = [program(), "run", "scenario-of-python.toml", "--replicates", "3", "--shard", "2/2", "--out", "2.sqlite"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    assert gs.merge([folder / "1.sqlite", folder / "2.sqlite"]).result_hash == study.result_hash


def test_a_sensitivity_has_two_rounds(small, folder):
    def call(**where):
        return gs.sensitivity(small, trajectories=4, keep=2, replicates=16, **where)

    files = [folder / f"{i}.sqlite" for i in (1, 2)]
    first = [call(out=out, shard=(i + 1, 2)) for i, out in enumerate(files)]
    assert all(part.data["goes_on"] for part in first)
    assert "after=" in first[0].findings[0]
    screening = merged(files, folder)
    second = [call(out=out, shard=(i + 1, 2), after=screening) for i, out in enumerate(files)]
    assert not any(part.data["goes_on"] for part in second)
    gs.merge(files, folder / "all.sqlite")
    assert call(out=folder / "all.sqlite").findings == call().findings


def test_members_of_a_fit_are_dealt_out(folder):
    def call(**where):
        return gs.run_members("default", members=2, replicates=1, **where)

    files = [folder / f"{i}.sqlite" for i in (1, 2)]
    parts = [call(out=out, shard=(i + 1, 2)) for i, out in enumerate(files)]
    assert parts[1].to_dicts() == [{"shard": "2/2", "study": str(files[1])}]
    assert str(call(out=merged(files, folder)).to_dicts()) == str(call().to_dicts())  # NaN is NaN


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", (1, 2, 3)])
def test_no_shard_is_said(shard, small, folder):
    with pytest.raises(gs.ArgumentError, match="shard"):
        gs.run(small, out=folder / "s.sqlite", shard=shard)
    assert not (folder / "s.sqlite").exists()


def test_what_has_no_shards_is_refused_before_a_file_is_made(small, folder):
    out = folder / "s.sqlite"
    refused = [
        lambda: gs.run(small, shard="1/2"),
        lambda: gs.run(small, replicates=range(1, 3), out=out, shard="1/2"),
        lambda: gs.run(small, out=out, shard="1/2", checkpoint=folder / "c.h5"),
        lambda: gs.compare(small, "escrow", half_width=0.1, out=out, shard="1/2"),
        lambda: gs.sensitivity(small, out=out, after="screening.sqlite"),
    ]
    for call in refused:
        with pytest.raises(gs.ArgumentError, match="shard"):
            call()
    assert list(folder.iterdir()) == []
