import numpy as np
import pytest

import groundswell as gs
from groundswell._simulation import CONSENT


def same(one: gs.Simulation, two: gs.Simulation) -> bool:
    """Whether everyone is in the same state, and the last week had the same events."""
    ours, theirs = one.state(), two.state()
    return all(np.array_equal(ours[name], theirs[name], equal_nan=ours[name].dtype.kind == "f") for name in ours) and (
        np.array_equal(one.events()["count"], two.events()["count"])
    )


def test_steps_are_the_run(small, study):
    simulation = gs.Simulation(small, replicate=1)
    assert simulation.week == 0
    series = study.series().to_pandas()
    series = series[(series["replicate"] == 1) & (series["group"] == "all") & series["rank"].isna()]
    for week in range(30):
        simulation.step()
        events = simulation.events(by_group=False)
        for counter, count in zip(events["counter"], events["count"], strict=True):
            of_study = series[(series["counter"] == counter) & (series["week"] == week)]["count"].sum()
            assert count == of_study, (week, counter)
    assert simulation.week == 30


def test_figures_at_the_end_are_those_of_the_run(small, study):
    simulation = gs.Simulation(small, replicate=2).step(30)
    of_run = study.by_replicate().to_pandas().query("replicate == 2").set_index(["figure", "group"])["value"]
    figures = simulation.figures().to_dicts()
    assert len(figures) > 40
    for row in figures:
        np.testing.assert_equal(row["value"], of_run[row["figure"], row["group"]], err_msg=row["figure"])


def test_branches_share_every_draw(small):
    one = gs.Simulation(small).step(10)
    two = one.branch()
    assert same(one.step(10), two.step(10))
    two.set("policy.transparency", 0.9)
    assert two.scenario["policy.transparency"] == 0.9
    assert one.scenario["policy.transparency"] != 0.9
    acts_before = two.figures().where(figure="harm", group="all")["value"][0]
    one.step(5)
    assert two.figures().where(figure="harm", group="all")["value"][0] == acts_before


def test_setting_what_is_set_already_changes_nothing(small):
    one = gs.Simulation(small).step(10)
    two = one.branch()
    two.set("policy.transparency", one.scenario["policy.transparency"])
    assert same(one.step(20), two.step(20))


def test_a_change_changes_what_comes(small):
    one = gs.Simulation(small).step(5)
    two = one.branch().set("acts.power", 0.0)
    assert not same(one.step(25), two.step(25))


def test_what_shapes_the_world_cannot_be_set(small):
    simulation = gs.Simulation(small)
    with pytest.raises(gs.ScenarioError) as caught:
        simulation.set("institution.seats", 90)
    assert caught.value.problems[0].code == "parameter.fixed"
    with pytest.raises(gs.ScenarioError, match="Did you mean"):
        simulation.set("policy.transparncy", 0.1)


def test_columns_are_read_only_and_shared(small, study):
    simulation = gs.Simulation(small).step(30)
    columns = simulation.state(["trust", "group"])
    trust, group = columns["trust"], columns["group"]
    assert trust.shape == (80,)
    assert trust.dtype == np.float64
    assert not trust.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        trust[0] = 1
    present = group != 255
    assert np.isnan(trust[~present]).all()
    shared = np.from_dlpack(trust)
    assert shared.ctypes.data == trust.ctypes.data
    states = study.states("trust").to_pandas()
    mean = states[(states["replicate"] == 0) & (states["week"] == 30) & (states["group"] == "all")]["mean"].iloc[0]
    assert trust[present].mean() == pytest.approx(mean, abs=1e-6)
    with pytest.raises(gs.ArgumentError, match="unknown column"):
        simulation.state("trut")


def test_single_people_of_tables_are_refused(people, ties):
    scenario = gs.World.from_tables(people, ties).scenario(weeks=20, burnin=2)
    simulation = gs.Simulation(scenario).step(3)
    with pytest.raises(gs.PrivacyError, match=CONSENT):
        simulation.state("trust")
    with pytest.raises(gs.PrivacyError):
        simulation.state("group", consent="yes")
    assert simulation.state("group", consent=CONSENT)["group"].shape == (60,)
    assert set(simulation.figures()["group"]) == {"all"}
    assert "group" not in simulation.events().columns
    assert "woman" in list(simulation.figures(by_group=CONSENT)["group"])


def test_a_negative_number_of_weeks_is_refused(small):
    with pytest.raises(gs.ArgumentError, match="weeks"):
        gs.Simulation(small).step(-1)
