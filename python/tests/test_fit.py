"""Fits, their members, and which numbers matter: small ones, with their results."""

import numpy as np
import pytest
from conftest import command_line, verified

import groundswell as gs

TINY = {"institution.seats": 60, "institution.units": 2, "run.weeks": 26, "run.burnin": 8, "run.window": 26}
SIZES = {"members": 4, "points": 32, "waves": 2, "rounds": 0}


@pytest.fixture(scope="module")
def tiny():
    return gs.Scenario("default", **TINY)


@pytest.fixture(scope="module")
def surveys(tmp_path_factory):
    """Surveys that leave much open, so that few runs find members."""
    path = tmp_path_factory.mktemp("surveys") / "surveys.csv"
    path.write_text("quantity,group,value,low,high\nharm,all,6,0.05,60\nexperienced,woman,0.4,0.01,0.99\n")
    return path


@pytest.fixture(scope="module")
def fitted(tiny, surveys, tmp_path_factory):
    return gs.fit(tiny, targets=surveys, out=tmp_path_factory.mktemp("fit") / "fit.sqlite", **SIZES)


def test_members_meet_the_surveys(fitted):
    assert fitted.found == 4
    rows = fitted.rows.to_dicts()
    assert [(row["quantity"], row["group"]) for row in rows] == [("harm", "all"), ("experienced", "woman")]
    for row in rows:
        assert row["low"] <= row["median"] <= row["high"]
        assert row["inside"] >= 0.5
        assert not row["held_out"]
    assert fitted.parameters.rows > 100
    assert fitted.runs >= 64 + 2 * 2 * 32
    assert fitted.members.count("\n") > 4
    assert any("agree with the surveys" in sentence for sentence in fitted.findings), fitted.findings
    assert fitted.experiments.rows == 0


def test_it_is_the_fit_of_the_program_and_can_be_verified(fitted, surveys):
    sets = [text for name, value in TINY.items() for text in ("--set", f"{name}={value}")]
    theirs = command_line("fit", "default", *sets, "--targets", str(surveys), "--members", "4", "--points", "32",
                          "--waves", "2", "--rounds", "0")  # fmt: skip
    assert theirs["rows"] == fitted.data["rows"]
    assert theirs["parameters"] == fitted.data["parameters"]
    (fitted.study.path.parent / surveys.name).write_text(surveys.read_text())
    code, said = verified(fitted.study.path, "--share", "0.3")
    assert code == 0, said


def test_members_run(fitted, tiny, folder):
    fitted.save(folder / "members.csv")
    by_result = gs.run_members(tiny, fit=fitted)
    assert str(by_result.to_dicts()) == str(gs.run_members(tiny, fit=folder / "members.csv").to_dicts())  # NaN is NaN
    harm = by_result.where(figure="harm", group="all").to_dicts()[0]
    assert (harm["members"], harm["runs"]) == (4, 8)
    assert harm["low"] <= harm["mean"] <= harm["high"]
    assert harm["parameters_high"] - harm["parameters_low"] <= harm["high"] - harm["low"]
    assert 0 <= harm["parameters_share"] <= 1
    theirs = command_line("run", "default", *[text for n, v in TINY.items() for text in ("--set", f"{n}={v}")],
                          "--fit", str(folder / "members.csv"))  # fmt: skip
    of_program = next(row for row in theirs["figures"] if (row["metric"], row["group"]) == ("harm", "all"))
    assert of_program["over_members"]["mean"]["mean"] == harm["mean"]


def test_experiments_run_over_members(fitted, tiny, folder):
    compared = gs.compare(tiny, "bystander_training", fit=fitted, out=folder / "compare.sqlite")
    assert compared.table().where(figure="harm", group="all")["change_n"].tolist() == [4]
    assert verified(folder / "compare.sqlite")[0] == 0
    with pytest.raises(gs.ArgumentError, match="members: is 9"):
        gs.compare(tiny, "bystander_training", fit=fitted, members=9)
    with pytest.raises(gs.ArgumentError, match="members"):
        gs.sensitivity(tiny, members=3)


def test_rows_are_held_out_and_sizes_refused(tiny, surveys):
    held = gs.fit(tiny, targets=[surveys], hold_out=(2, 2), **SIZES)
    assert held.rows["held_out"].tolist() == [0, 1]
    with pytest.raises(gs.Error) as caught:
        gs.fit(tiny, targets=surveys, members=0, cutoff=-1.0)
    assert len(caught.value.problems) >= 2
    with pytest.raises(gs.Error, match="nowhere.csv"):
        gs.fit(tiny, targets="nowhere.csv")


def test_other_sizes_than_the_program_has_cannot_be_verified(tiny, surveys, folder):
    gs.fit(tiny, targets=surveys, first_points=70, out=folder / "fit.sqlite", **SIZES)
    code, said = verified(folder / "fit.sqlite")
    assert code == 2
    assert "other numbers of first points" in " ".join(said.split())


def test_claims_take_the_shipped_fit_by_themselves():
    default = gs.Scenario("default")
    found = gs.claims("C1", scenario=default.replace(seed=2), members=1, replicates=1)
    theirs = command_line("claims", "C1", "--members", "1", "--replicates", "1", "--seed", "2")
    assert found.data["claims"] == theirs["claims"]
    assert found.data["fit"] == theirs["fit"]
    for wrong in ({"points": 3, "members": 2}, {"box": True, "fit": "default"}):
        with pytest.raises(gs.ArgumentError, match="together"):
            gs.claims("C1", **wrong)


def test_claims_say_why_they_do_not(tiny):
    found = gs.claims("C1", scenario=tiny.replace(policy={"transparency": 0.2}), points=2, replicates=1)
    assert found.data["claims"][0]["holds"]["n"] == 2
    theirs = gs.claims("C1", scenario=gs.Scenario("hotel", weeks=8, burnin=2), replicates=1)
    assert theirs.data["why_box"]


def test_effects_of_a_sensitivity_are_those_of_salib(small, folder):
    salib = pytest.importorskip("SALib", reason="SALib is not here (pip install SALib)")
    from SALib.analyze import sobol

    assert salib
    result = gs.sensitivity(small, trajectories=4, keep=3, replicates=16)
    table = result.table()
    points: dict[str, list[float]] = {}
    for row in sorted(result.points().to_dicts(), key=lambda row: row["replicate"]):
        if row["experiment"].endswith("indices") and (row["figure"], row["group"]) == ("harm", "all"):
            points.setdefault(row["point"], []).append(row["value"])
    a, b = np.array(points["A"]), np.array(points["B"])
    middle = np.r_[a, b].mean()
    numbers = table.where(kind="number").to_dicts()
    assert len(numbers) == 3
    for row in numbers:
        moved = np.array(points[row["name"]])
        assert row["first_mean"] == pytest.approx(float(sobol.first_order(a - middle, moved - middle, b - middle)), abs=1e-9)
        assert row["total_mean"] == pytest.approx(float(sobol.total_order(a - middle, moved - middle, b - middle)), abs=1e-9)
    assert table.where(kind="chance").rows == 1
    assert numbers == sorted(numbers, key=lambda row: -row["total_mean"])


def test_a_sensitivity_over_members_needs_enough_of_them(fitted, tiny, folder):
    found = gs.sensitivity(tiny, fit=fitted, metrics=["harm"], out=folder / "over.sqlite")
    shown = command_line("report", str(folder / "over.sqlite"))["member_sensitivity"]
    assert [metric["sentences"] for metric in shown] == [metric["sentences"] for metric in found.data["metrics"]]
    assert found.data["metrics"][0]["metric"] == "harm"
    assert "it is not told which numbers matter" in " ".join(found.findings)


def test_a_sensitivity_that_is_refused_makes_no_study(small, folder):
    with pytest.raises(gs.Error, match="trajectories"):
        gs.sensitivity(small, trajectories=1, out=folder / "none.sqlite")
    assert not (folder / "none.sqlite").exists()


def test_decisions(small):
    changes = ["bystander_training", "accountability"]
    found = gs.compare(small, changes, uncertain=True, replicates=3, budget=1e6, worth=5.0)
    assert (found.data["decision"]["worth"], found.data["decision"]["budget"]) == (5.0, 1e6)
    with pytest.raises(gs.ArgumentError, match="worth"):
        gs.compare(small, "bystander_training", replicates=2, worth=5.0)
    with pytest.raises(gs.ArgumentError, match="budget"):
        gs.compare(small, "bystander_training", replicates=2, budget=-1.0)


def test_surveys_beside_a_run(study):
    table = study.against()
    rows = {(row["quantity"], row["group"]): row for row in table.to_dicts()}
    assert table.rows == 21
    known = [row for row in rows.values() if row["model"] == row["model"]]
    assert known
    for row in known:
        assert row["in_range"] == int(row["survey_low"] <= row["model"] <= row["survey_high"])
