"""The program verifies what Python made: a study keeps the command that makes it, or says why there is none."""

import sqlite3

import pytest
from conftest import verified

import groundswell as gs


def agrees(study):
    code, said = verified(study)
    assert code == 0, said
    assert "to the last bit" in said
    return said


def test_comparisons(small, folder):
    plan = folder / "plan.toml"
    plan.write_text('[[intervention]]\nkind = "parity"\nstart = 2\n')
    changes = {
        "words": "bystander_training",
        "words with values": ["escrow+policy.shield=0.6", "policy.transparency=0.9"],
        "dictionary": {"policy.transparency": 0.9, "policy.shield": 0.25},
        "named": {"open": {"policy.transparency": 0.9}, "it's": small.replace(policy={"shield": 0.2})},
        "scenario": small.replace(policy={"transparency": 0.9}),
        "file": str(plan),
    }
    for i, (name, change) in enumerate(changes.items()):
        out = folder / f"compare{i}.sqlite"
        gs.compare(small, change, replicates=2, out=out)
        assert "points of experiments" in agrees(out), name


def test_comparisons_with_more_asked(small, folder):
    gs.compare(small, {"open": {"policy.transparency": 0.9}}, replicates=2, uncertain=True, out=folder / "a.sqlite")
    gs.compare(small, "escrow", half_width=1.0, max_replicates=24, out=folder / "b.sqlite")
    gs.compare(small, "parity", from_start=True, replicates=2, metric="experienced", out=folder / "c.sqlite")
    gs.compare(small.replace(min_cell=7), "escrow", replicates=2, out=folder / "d.sqlite")
    for name in "abcd":
        agrees(folder / f"{name}.sqlite")


def test_a_changed_point_is_found(small, folder):
    out = folder / "changed.sqlite"
    gs.compare(small, {"open": {"policy.transparency": 0.9}}, replicates=2, out=out)
    with sqlite3.connect(out) as database:
        database.execute("UPDATE points SET value = value + 1 WHERE metric = 'harm' AND group_name = 'all'")
    assert verified(out)[0] == 2  # its rows are sealed


def test_doses_attributions_and_members(small, folder):
    gs.dose(small, "policy.transparency", 0.1, 0.7, steps=2, push=4, replicates=2, out=folder / "dose.sqlite")
    agrees(folder / "dose.sqlite")
    gs.attribute(small, replicates=1, out=folder / "attribute.sqlite")
    agrees(folder / "attribute.sqlite")
    shipped = gs.Scenario("default", weeks=12, burnin=4, seats=60, **{"institution.units": 2})
    gs.run_members(shipped, members=2, replicates=1, out=folder / "members.sqlite")
    agrees(folder / "members.sqlite")


def test_sensitivities(small, folder):
    gs.sensitivity(small, trajectories=4, keep=1, replicates=16, out=folder / "sensitivity.sqlite")
    code, said = verified(folder / "sensitivity.sqlite", "--share", "0.05")
    assert code == 0, said


def test_claims(small, folder):
    default = gs.Scenario("default", **{"institution.seats": 80, "institution.units": 4, "run.weeks": 30, "run.burnin": 10})
    gs.claims("C1", scenario=default.replace(seed=3), points=2, replicates=1, out=folder / "claims.sqlite")
    agrees(folder / "claims.sqlite")
    hospital = gs.Scenario("hospital", weeks=10, burnin=4)
    gs.claims("C1", scenario=hospital, points=1, replicates=1, out=folder / "other.sqlite")
    code, said = verified(folder / "other.sqlite")
    assert code == 2
    assert "takes no scenario" in said


@pytest.mark.parametrize("name", ["run", "compare"])
def test_a_range_of_replicates_and_what_is_withheld(small, folder, name):
    out = folder / f"{name}.sqlite"
    if name == "run":
        gs.run(small.replace(round_to=5), replicates=2, out=out)
    else:
        gs.compare(small.replace(round_to=5), "escrow", replicates=2, out=out)
    agrees(out)
