import pytest

import groundswell as gs


def test_comparisons_take_words_dictionaries_and_scenarios(small):
    changed = small.replace(policy={"transparency": 0.9})
    for changes in ("policy.transparency=0.9", {"policy.transparency": 0.9}, changed, {"open": changed}):
        result = gs.compare(small, changes, replicates=2)
        assert result.table().where(figure="harm", group="all").rows == 1
    assert result.data["variants"][0]["name"] == "open"
    several = gs.compare(small, ["escrow", changed], replicates=2)
    assert [variant["name"] for variant in several.data["variants"]] == ["escrow", "change 2"]


def test_a_change_without_effect_gives_exactly_zero(small):
    result = gs.compare(small, {"same": small}, replicates=3)
    assert set(result.table().where(figure="harm")["change_mean"]) == {0.0}


def test_arguments_go_by_their_names_in_python(small):
    with pytest.raises(gs.ArgumentError) as caught:
        gs.compare(small, "bystander_trainin")
    assert "changes" in str(caught.value)
    assert "--" not in str(caught.value)
    with pytest.raises(gs.ArgumentError, match="metric"):
        gs.compare(small, "escrow", metric="harmm")
    with pytest.raises(gs.ArgumentError, match="given twice"):
        gs.compare(small, ["escrow", "escrow"])
    with pytest.raises(gs.ArgumentError, match="members"):
        gs.compare(small, "escrow", members=3)


def test_a_comparison_resumes(small, folder):
    out = folder / "compare.sqlite"
    gs.compare(small, "escrow", replicates=2, out=out)
    assert gs.compare(small, "escrow", replicates=3, out=out).hash == gs.compare(small, "escrow", replicates=3).hash
    assert gs.Study(out).experiments == ["compare"]


def test_doses(small):
    table = gs.dose(small, "policy.transparency", 0, 1, steps=2, push=4, replicates=2).table()
    assert table["dose"].tolist() == [0, 0.5, 1]
    with pytest.raises(gs.Error, match="policy.transparncy"):
        gs.dose(small, "policy.transparncy", 0, 1, push=4)


def test_an_attribution_sums_to_the_whole(small):
    result = gs.attribute(small, replicates=2)
    shares = result.table()
    assert shares["mean"].sum() == pytest.approx(result.data["attribution"]["whole"]["mean"])


def test_claims(small):
    result = gs.claims(gs.claim_ids()[0], scenario=small, points=2, replicates=1)
    assert result.table().rows == 1


def test_published_models():
    result = gs.validate("granovetter", quick=True)
    assert result.table()["pass"].min() == 1
    with pytest.raises(gs.Error):
        gs.validate("nobody")


def test_members_of_the_shipped_fit_are_refused_elsewhere(small):
    with pytest.raises(gs.Error):
        gs.compare("hospital", "escrow", fit="default", members=1, replicates=1)
