import os
import pickle
import stat
import subprocess
import zipfile

import numpy as np
import pandas
import polars
import pyarrow
import pytest

import groundswell as gs
from groundswell._view import program


def test_figures_in_every_library(study):
    table = study.figures()
    frame = table.to_pandas()
    assert list(frame.columns) == ["figure", "group", "n", "mean", "se", "low", "high", "withheld"]
    assert polars.DataFrame(study)["mean"].to_list() == table.to_polars()["mean"].to_list()
    arrow = pyarrow.table(study)
    assert arrow["figure"].to_pylist() == list(frame["figure"])
    assert arrow["n"].type == pyarrow.int64()
    arrow.validate(full=True)
    known = frame["mean"].notna()
    assert np.array_equal(arrow["mean"].to_numpy()[known], frame["mean"][known])
    assert arrow["mean"].null_count == int((~known).sum()) > 0


def test_an_empty_table_crosses_too():
    table = gs.Table({"a": np.zeros(0), "b": []})
    assert pyarrow.table(table).num_rows == polars.DataFrame(table).height == 0


def test_missing_texts_are_null():
    table = gs.Table({"a": ["x", None, "größer"], "b": [1, 2, 3], "c": [0.5, None, 2]})
    arrow = pyarrow.table(table)
    assert arrow.to_pydict() == {"a": ["x", None, "größer"], "b": [1, 2, 3], "c": [0.5, None, 2.0]}


def test_duckdb_reads_it(study):
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("figures", pyarrow.table(study))
    found = connection.sql("SELECT mean FROM figures WHERE figure = 'harm' AND \"group\" = 'all'").fetchall()
    assert found[0][0] == study.figures().where(figure="harm", group="all")["mean"][0]


def test_parquet_and_csv_have_every_table(study, folder):
    for path in study.to_parquet(folder / "parquet"):
        assert polars.read_parquet(path).height == study.table(path.stem).rows
    names = {path.name for path in study.to_csv(folder / "csv")}
    assert {"runs.csv", "metrics.csv", "series.csv"} <= names
    csv = pandas.read_csv(folder / "csv" / "metrics.csv")
    assert len(csv) == study.by_replicate().rows


def test_xarray_sums_to_the_series(study):
    data = study.to_xarray()
    assert data["acts_harm"].dims == ("replicate", "week", "group", "rank")
    series = study.series("acts_harm").to_pandas()
    everyone = series[(series["group"] == "all") & series["rank"].isna()]
    assert data["acts_harm"].sum().item() == everyone["count"].sum() > 0
    assert data["people"].sel(week=0).sum("group").sum("rank").to_numpy().tolist() == [80.0] * 3
    assert data.attrs["result_hash"] == study.result_hash


def test_a_study_resumes_and_grows(small, study, folder):
    out = folder / "grows.sqlite"
    gs.run(small, replicates=1, out=out)
    kept = gs.Study(out)
    assert kept.replicates == 1
    # An open study does not keep a run from writing, and sees what was written.
    assert gs.run(small, out=out).result_hash == study.result_hash == kept.result_hash


def test_a_study_of_another_scenario_is_refused(small, folder):
    out = folder / "one.sqlite"
    gs.run(small, replicates=1, out=out)
    with pytest.raises(gs.StudyError) as caught:
        gs.run(small, replicates=1, seed=9, out=out)
    assert caught.value.problems[0].code == "study.other_run"


def test_blocks_merge_into_one_study(small, study, folder):
    blocks = [gs.run(small, replicates=range(first, first + 1)) for first in (2, 0, 1)]
    merged = gs.merge(blocks, folder / "merged.sqlite")
    assert merged.replicates == 3
    assert merged.result_hash == study.result_hash
    assert merged.series().to_pandas().equals(study.series().to_pandas())


def test_what_is_held_twice_does_not_merge(small):
    with pytest.raises(gs.StudyError, match="holds replicate 1, and so does") as caught:
        gs.merge([gs.run(small, replicates=2), gs.run(small, replicates=range(1, 3))])
    assert caught.value.problems[0].code == "study.overlap"


def test_shards_of_the_program_merge(small, study, folder):
    (folder / "small.toml").write_text(small.to_toml())
    shards = [folder / f"{i}.sqlite" for i in (1, 2)]
    for i, shard in enumerate(shards):
        command = [program(), "run", str(folder / "small.toml"), "--replicates", "3", "--shard", f"{i + 1}/2", "--out", str(shard)]
        subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(gs.StudyError, match="shard 1/2: is missing. Run it, as this shard: groundswell run small.toml") as caught:
        gs.merge(shards[1:])
    assert caught.value.problems[0].code == "study.shard_missing"
    assert gs.merge(shards[1:], partial=True).replicates == 1
    assert gs.merge(shards).result_hash == study.result_hash


def test_studies_of_different_seeds_do_not_merge(small):
    with pytest.raises(gs.StudyError, match="has seed 5, and .* has"):
        gs.merge([gs.run(small, replicates=1), gs.run(small, replicates=1, seed=5)])


def test_pickles_with_its_content(study):
    again = pickle.loads(pickle.dumps(study))
    assert again.result_hash == study.result_hash
    assert again.findings == study.findings


def test_a_study_that_nobody_named_is_private_and_goes(small):
    study = gs.run(small, replicates=1)
    folder = os.path.dirname(study.path)
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    del study
    assert not os.path.exists(folder)


def test_a_folder_lists_its_studies(study):
    listed = gs.Study.in_folder(study.path.parent)
    assert listed["file"] == ["small.sqlite"]
    assert listed["replicates"].tolist() == [3]


def test_plots_and_notebooks(study, small):
    assert study.plot("funnel").get_xlabel()
    assert study.plot("trust").get_lines()
    assert study.plot("acts_harm").get_lines()
    assert study.plot("harm").patches
    with pytest.raises(gs.ArgumentError, match="what"):
        study.plot("nonsense")
    assert "<table>" in study._repr_html_()
    compared = gs.compare(small, {"open": {"policy.transparency": 0.9}}, replicates=3)
    assert compared.plot().patches
    assert "open" in compared._repr_html_()
    assert compared.points().rows > 0


def test_no_sentence_is_said_twice(study):
    assert len(study.findings) == len(set(study.findings)) > 5


def test_the_program_verifies_a_run_and_a_merged_one(small, folder):
    gs.run(small, replicates=2, out=folder / "run.sqlite")
    gs.merge([gs.run(small, replicates=range(i, i + 1)) for i in (1, 0)], folder / "merged.sqlite")
    for name in ("run.sqlite", "merged.sqlite"):
        done = subprocess.run([program(), "verify", name], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "2 of 2 replicates" in done.stdout


def test_pack_writes_what_the_program_writes(study, tmp_path):
    packed = study.pack(tmp_path / "here.zip", authors=["Ada Lovelace (0000-0002-1825-0097)"], date="2026-11-28")
    there = tmp_path / "there.zip"
    subprocess.run(
        [program(), "pack", study.path, "-o", there, "--author", "Ada Lovelace (0000-0002-1825-0097)", "--date", "2026-11-28"],
        check=True,
        capture_output=True,
    )
    assert packed.read_bytes() == there.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        assert archive.read("study.sqlite") == study.path.read_bytes()


def test_pack_says_every_fault(study, tmp_path):
    with pytest.raises(gs.ArgumentError) as caught:
        study.pack(tmp_path / "crate.zip", date="2026-02-30", licence="my own")
    assert [problem.argument for problem in caught.value.problems] == ["date", "licence"]
    assert not (tmp_path / "crate.zip").exists()
