import pickle

import pytest

import groundswell as gs


def test_reads_names_files_texts_and_dictionaries(folder):
    text = 'title = "Mine"\n\n[policy]\ntransparency = 0.6\n'
    (folder / "mine.toml").write_text(text)
    from_file = gs.Scenario(folder / "mine.toml")
    tree = {"title": "Mine", "policy": {"transparency": 0.6}}
    assert from_file == gs.Scenario(text) == gs.Scenario(tree) == gs.Scenario.from_toml(text)
    assert from_file["policy.transparency"] == 0.6
    assert from_file != gs.Scenario("default")
    assert "hospital" in gs.scenarios()


def test_overrides_by_keyword_and_by_dictionary():
    by_keyword = gs.Scenario(policy={"transparency": 0.6}, weeks=52, seed=3)
    by_name = gs.Scenario(**{"policy.transparency": 0.6, "run.weeks": 52, "run.seed": 3})
    assert by_keyword == by_name
    assert by_keyword.seed == 3
    assert by_keyword != by_keyword.replace(seed=4)


def test_interventions_of_a_dictionary(small):
    tree = {"intervention": [{"kind": "parity", "start": 0}]}
    assert gs.Scenario(tree).hash != gs.Scenario().hash


def test_a_scenario_does_not_change(small):
    with pytest.raises(AttributeError, match="replace"):
        small.seed = 3


def test_toml_and_pickle_give_an_equal_one(small):
    changed = small.with_change("escrow").replace(min_cell=7)
    assert gs.Scenario.from_toml(changed.to_toml()).replace(min_cell=7) == changed
    again = pickle.loads(pickle.dumps(changed))
    assert again == changed
    assert hash(again) == hash(changed)
    assert again.min_cell == 7


def test_every_fault_at_once_with_code_and_key():
    with pytest.raises(gs.ScenarioError) as caught:
        gs.Scenario(policy={"transparncy": 0.6}, weeks=-1)
    problems = caught.value.problems
    assert [problem.code for problem in problems] == ["key.unknown", "value.out_of_range"]
    assert problems[0].key == "policy.transparncy"
    assert "Did you mean 'policy.transparency'" in str(caught.value)
    assert "--" not in str(caught.value)


def test_faults_of_a_text_have_their_line():
    with pytest.raises(gs.ScenarioError) as caught:
        gs.Scenario("title = 'x'\n[policy]\nshield = -3\n")
    assert caught.value.problems[0].line == 3


def test_a_missing_file_is_named(folder):
    with pytest.raises(gs.ScenarioError, match="no such scenario") as caught:
        gs.Scenario("nowhere.toml")
    assert caught.value.problems[0].file == "nowhere.toml" or "nowhere.toml" in str(caught.value)
    with pytest.raises(gs.FileError) as caught:
        gs.Study(folder / "nowhere.sqlite")
    assert isinstance(caught.value, OSError)
    assert caught.value.problems[0].code == "file.not_found"


def test_describe_names_what_would_be_simulated(small):
    assert "80" in small.describe()


def test_parameters_and_figures_are_listed():
    table = gs.parameters("default")
    assert "policy.transparency" in list(table["name"])
    assert set(table["evidence"]) == {"measured", "inferred", "assumed"}
    assert "harm" in list(gs.figures()["name"])
