"""Mechanisms of one's own: the same as in C++, and what is refused."""

import numpy as np
import pytest
from conftest import SMALL, verified

import groundswell as gs
from groundswell import _core
from groundswell._simulation import CONSENT


class Training(gs.Mechanism):
    """Bystander training of everyone in every week, as docs/week.md has it."""

    reads = writes = ("responsibility",)

    def __init__(self, dose=0.1):
        self.dose = dose

    def act(self, week):
        if week.week < 0:
            return
        r = week["responsibility"]
        week["responsibility"] = r + self.dose * (1 - r)


class Relay(gs.Mechanism):
    """What python/src/relay_mechanism.cpp says in C++."""

    name = "relay"
    reads = ("burden", "trust")
    writes = ("trust",)
    sends = ("confidant", "inclusion")

    def act(self, week):
        burden = week["burden"]
        with np.errstate(invalid="ignore"):
            writes = (burden > 0) & (week.draw() < 0.5)
        sender, recipient = week.ties("confidant")
        chosen = writes[sender]
        week.send("confidant", sender[chosen], recipient[chosen], burden[sender[chosen]])

    def answer(self, week, letters):
        trust = week["trust"]
        for recipient in letters.recipient:
            trust[recipient] *= 0.9
        posts = week.draw(letters.recipient, letters.sender, index=1) < 0.3
        week.post("inclusion", letters.recipient[posts])
        week["trust"] = trust


def trained(dose):
    return gs.Scenario("default", replicates=2, **SMALL).with_change(f"bystander_training.dose={dose}+bystander_training.every=1")


def test_it_leaves_the_same_as_the_intervention_that_does_the_same():
    by_hand = gs.run(trained(0), mechanisms=[Training()])
    assert by_hand.result_hash == gs.run(trained(0.1)).result_hash
    assert by_hand.result_hash != gs.run(trained(0)).result_hash


def test_one_mechanism_in_both_languages_leaves_the_same(small):
    eventful = small.replace(**{"propensity.harm.median": 0.3})
    in_python = gs.run(eventful, mechanisms=[Relay()])
    in_cpp = gs.run(eventful, mechanisms=[_core.RelayMechanism()])
    assert in_python.result_hash == in_cpp.result_hash
    assert in_python.result_hash != gs.run(eventful).result_hash
    assert str(in_python.by_replicate().to_dicts()) == str(in_cpp.by_replicate().to_dicts())  # NaN is NaN
    assert gs.run(eventful, mechanisms=[Relay()], threads=3).result_hash == in_cpp.result_hash


def test_nothing_changes_without_one_and_with_one_that_does_nothing(small, study):
    class Idle(gs.Mechanism):
        reads = writes = ("trust", "effort")

        def act(self, week):
            week.draw()
            week["trust"] = week["trust"]
            week["effort"] = week["effort"]

    assert gs.run(small, mechanisms=[Idle()]).result_hash == study.result_hash
    assert gs.run(small, mechanisms=[]).result_hash == study.result_hash
    assert study.mechanisms == []


def test_draws_have_addresses(small):
    drawn = []

    class Draws(gs.Mechanism):
        def __init__(self, name):
            self.name = name

        def act(self, week):
            if week.week == 3:
                drawn.append((week.draw(), week.draw([7, 7], [1, 2]), week.draw([7], [2], index=5)))

    gs.Simulation(small, burn_in=False, mechanisms=[Draws("a")]).step(20)
    gs.Simulation(small, burn_in=False, mechanisms=[Draws("b"), Draws("a")]).step(20)
    alone, other, again = drawn
    for one, same in zip(alone, again, strict=True):
        assert np.array_equal(one, same)
    assert not np.array_equal(alone[0], other[0])
    assert alone[1][0] != alone[1][1]
    assert 0 < min(alone[0]) < max(alone[0]) < 1


def test_steps_and_branches_have_it(small):
    mechanisms = [Training()]
    study = gs.run(small, replicates=1, mechanisms=mechanisms)
    simulation = gs.Simulation(small, mechanisms=mechanisms).step(10)
    other = simulation.branch()
    other.set("policy.transparency", other.scenario["policy.transparency"])
    for one in (simulation.step(20), other.step(20)):
        mean = np.nanmean(one.state("responsibility")["responsibility"])
        states = study.states("responsibility").to_pandas().query("week == 30 and group == 'all'")
        assert mean == pytest.approx(states["mean"].iloc[0], abs=1e-6)


def test_a_study_says_so_and_is_no_study_of_another(small, folder):
    out = folder / "own.sqlite"
    study = gs.run(small, replicates=1, out=out, mechanisms=[Training(0.1)])
    assert study.mechanisms == gs.Study(out).mechanisms == ["Training"]
    assert "Training" in study.findings[0]
    assert study.identity["title"].endswith("with the mechanism of one's own: Training")
    for mechanisms in ([], [Training(0.2)], [Relay()]):
        with pytest.raises(gs.StudyError):
            gs.run(small, replicates=1, out=out, mechanisms=mechanisms)
    again = gs.run(small, replicates=2, out=out, mechanisms=[Training(0.1)])
    assert again.replicates == 2
    with pytest.raises(gs.StudyError):
        gs.merge([again, gs.run(small, replicates=1)])
    code, said = verified(out)
    assert code == 2
    assert "was made from Python in a way that no command has (runs with mechanisms of one's own" in " ".join(said.split())


def said_of(small, act=None, **declared):
    kind = type("Odd", (gs.Mechanism,), {**declared, **({"act": act} if act else {})})
    with pytest.raises(gs.ArgumentError) as caught:
        gs.run(small, replicates=2, threads=2, mechanisms=[kind()])
    return str(caught.value)


def test_bad_declarations_are_refused(small):
    idle = lambda self, week: None  # noqa: E731
    assert "reads: 'Odd' names 'trst' (entitlement, attitude" in said_of(small, idle, reads=("trst",))
    assert "writes: 'Odd' names 'rank'" in said_of(small, idle, writes=("rank",))
    assert "sends: 'Odd' names 'mail' (team, confidant, audience, testimony" in said_of(small, idle, sends=["mail"])
    assert "reads: of 'Odd' is 'trust'" in said_of(small, idle, reads="trust")
    with pytest.raises(gs.ArgumentError, match="mechanisms: has a int"):
        gs.run(small, mechanisms=[3])
    with pytest.raises(gs.ArgumentError, match="two are called 'Training'"):
        gs.run(small, mechanisms=[Training(), Training(0.2)])
    with pytest.raises(gs.ArgumentError, match="checkpoint"):
        gs.run(small, mechanisms=[Training()], checkpoint="run.h5")


def writes(values):
    def act(self, week):
        week["trust"] = values(week)

    return act


def test_bad_values_are_refused(small):
    declared = {"writes": ("trust",), "sends": ("team", "callout")}
    assert "trust: has 3 values (one for each of the 80 seats)" in said_of(small, writes(lambda w: [0.1] * 3), **declared)
    assert "trust: has the shape (80, 1)" in said_of(small, writes(lambda w: np.zeros((80, 1))), **declared)
    assert "trust: is nan at seat 0" in said_of(small, writes(lambda w: np.full(80, np.nan)), **declared)
    assert "trust: is of the kind <U1" in said_of(small, writes(lambda w: ["a"] * 80), **declared)
    assert "reads: 'trust' is not declared by 'Odd'" in said_of(small, writes(lambda w: w["trust"]), **declared)
    assert "writes: 'trust' is not declared" in said_of(small, writes(lambda w: np.zeros(80)))
    calls = {
        "is along no tie": lambda self, w: w.send("team", [0], [0], [1.0]),
        "seat: is 99": lambda self, w: w.post("callout", [99]),
        "sends: 'hurt' is not declared": lambda self, w: w.post("hurt", [0]),
        "kind: 'shout'": lambda self, w: w.post("shout", [0]),
        "layer: 'street'": lambda self, w: w.ties("street"),
        "values: has 1 values": lambda self, w: w.send("team", [0, 1], [1, 0], [1.0]),
        "authors: is of the kind float64": lambda self, w: w.post("callout", [0.5]),
        "authors: is -1 to -1": lambda self, w: w.post("callout", [-1]),
        "index: is -1": lambda self, w: w.draw(index=-1),
    }
    for words, act in calls.items():
        assert words in said_of(small, act, **declared)


def test_a_fault_of_python_comes_through(small):
    class Broken(gs.Mechanism):
        def act(self, week):
            raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        gs.run(small, replicates=4, threads=2, mechanisms=[Broken()])
    with pytest.raises(ZeroDivisionError):
        gs.Simulation(small, mechanisms=[Broken()])
    with pytest.raises(NotImplementedError):
        gs.run(small, replicates=1, mechanisms=[gs.Mechanism()])


def test_a_week_is_over_with_its_call(small):
    kept = []

    class Keeps(gs.Mechanism):
        def act(self, week):
            kept.append(week)

    gs.Simulation(small, burn_in=False, mechanisms=[Keeps()]).step(1)
    with pytest.raises(gs.ArgumentError, match="week: is over"):
        kept[0].draw()


def test_parameters_groups_and_ties_are_those_of_the_simulation(small):
    seen = {}

    class Looks(gs.Mechanism):
        reads = ("trust",)

        def act(self, week):
            if week.week == 0:
                seen.update(group=week.group, rank=week.rank, unit=week.unit, trust=week["trust"])
                seen.update(team=week.ties("team"), power=week.parameter("acts.power"))

    simulation = gs.Simulation(small, mechanisms=[Looks()])
    state = simulation.state(["trust", "group", "rank", "unit"])
    simulation.step(1)
    for name, column in state.items():
        assert np.array_equal(seen[name], column, equal_nan=column.dtype.kind == "f"), name
    assert seen["power"] == small["acts.power"]
    who, to = seen["team"]
    assert len(who) == len(to) > 80
    assert not np.any(who == to)


def test_single_people_of_tables_are_refused(people, ties):
    scenario = gs.World.from_tables(people, ties).scenario(weeks=5, burnin=2)
    with pytest.raises(gs.PrivacyError, match=CONSENT):
        gs.run(scenario, replicates=1, mechanisms=[Training()])
    with pytest.raises(gs.PrivacyError, match=CONSENT):
        gs.Simulation(scenario, mechanisms=[Training()])
    assert gs.run(scenario, replicates=1, mechanisms=[Training()], consent=CONSENT).replicates == 1
