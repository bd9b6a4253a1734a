"""Figures and hashes equal those of the program, for ten scenarios and seeds."""

import pytest
from conftest import SMALL, command_line, small_options

import groundswell as gs

CASES = [
    ("default", 1, {}),
    ("default", 4_000_000_000, {"policy.transparency": 0.6}),
    ("campus", 2, {"run.weeks": 20, "run.burnin": 5}),
    ("firm", 3, {"run.weeks": 20, "run.burnin": 5}),
    ("barracks", 4, {"run.weeks": 20, "run.burnin": 5}),
    ("film", 5, {"run.weeks": 20, "run.burnin": 5}),
    ("hospital", 6, {"run.weeks": 20, "run.burnin": 5}),
    ("hotel", 7, {"run.weeks": 20, "run.burnin": 5}),
    ("town", 8, {"run.weeks": 20, "run.burnin": 5}),
    ("default", 9, {"components.off": ["silence"], "influence.every": 26}),
]


def written(value: object) -> str:
    return str(value).replace("'", '"')


@pytest.mark.parametrize(("name", "seed", "overrides"), CASES)
def test_a_run_is_that_of_the_program(name, seed, overrides):
    overrides = {**SMALL, **overrides} if name == "default" else overrides
    sets = [text for key, value in overrides.items() for text in ("--set", f"{key}={written(value)}")]
    theirs = command_line("run", name, "--seed", str(seed), "--replicates", "2", *sets)
    ours = gs.run(name, seed=seed, replicates=2, threads=2, **overrides)
    assert ours.result_hash == theirs["result_hash"]
    assert ours.scenario.hash == theirs["scenario_hash"]
    figures = ours.figures().to_dicts()
    assert len(figures) == len(theirs["metrics"])
    for mine, other in zip(figures, theirs["metrics"], strict=True):
        assert (mine["figure"], mine["group"]) == (other["name"], other["group"])
        assert (None if mine["mean"] != mine["mean"] else mine["mean"]) == other["mean"]
    assert ours.data == theirs


def test_a_comparison_is_that_of_the_program(small):
    theirs = command_line("compare", "default", "--with", "bystander_training", *small_options())
    ours = gs.compare(small, "bystander_training")
    assert ours.hash == theirs["result_hash"]
    assert ours.data["variants"] == theirs["variants"]


def test_doses_are_those_of_the_program(small):
    theirs = command_line("dose", "default", "--parameter", "policy.transparency", "--from", "0", "--to", "1",
                          "--steps", "2", "--push", "4", *small_options(replicates=2))  # fmt: skip
    ours = gs.dose(small, "policy.transparency", 0, 1, steps=2, push=4, replicates=2)
    assert ours.hash == theirs["result_hash"]
    assert ours.data["response"] == theirs["response"]


def test_an_attribution_is_that_of_the_program(small):
    theirs = command_line("attribute", "default", *small_options(replicates=1))
    assert gs.attribute(small, replicates=1).data["attribution"] == theirs["attribution"]


def test_another_seed_is_another_result(small):
    assert gs.run(small.replace(seed=2)).result_hash != gs.run(small).result_hash


def test_threads_never_change_a_result(small, study):
    assert gs.run(small, threads=1).result_hash == gs.run(small, threads=3).result_hash == study.result_hash
