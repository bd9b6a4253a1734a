import pickle

import igraph
import networkx
import pandas
import polars
import pyarrow
import pytest

import groundswell as gs
from groundswell import _core

SMALL = {"weeks": 20, "burnin": 5}


def hash_of(world: gs.World) -> str:
    return world.scenario(**SMALL).hash


def test_every_kind_of_table_is_the_same_world(people, ties, folder):
    as_dict = gs.World.from_tables(people, ties)
    expected = hash_of(as_dict)
    assert hash_of(gs.World.from_tables(pandas.DataFrame(people), pandas.DataFrame(ties))) == expected
    assert hash_of(gs.World.from_tables(polars.DataFrame(people), polars.DataFrame(ties))) == expected
    assert hash_of(gs.World.from_tables(pyarrow.table(people), pyarrow.table(ties))) == expected
    rows = [dict(zip(people, row, strict=True)) for row in zip(*people.values(), strict=True)]
    assert hash_of(gs.World.from_tables(rows, ties)) == expected


def test_it_is_the_world_of_the_command_line(people, ties, folder):
    from conftest import command_line

    for name, table in (("people", people), ("ties", ties)):
        pandas.DataFrame(table).to_csv(folder / f"{name}.csv", index=False)
    theirs = command_line("run", "--people", str(folder / "people.csv"), "--ties", str(folder / "ties.csv"),
                          "--weeks", "20", "--set", "run.burnin=5", "--replicates", "2")  # fmt: skip
    ours = gs.run(gs.World.from_tables(people, ties).scenario(**SMALL), replicates=2)
    assert ours.result_hash == theirs["result_hash"]
    assert ours.data["metrics"] == theirs["metrics"]


def test_categories_numbers_and_missing_values_cross(people):
    frame = polars.DataFrame(people).with_columns(
        polars.col("rank").cast(polars.Categorical),
        polars.Series("age", [None if i == 3 else i for i in range(60)]),
        polars.Series("leads", [i < 12 for i in range(60)]),
    )
    names, columns = _core.arrow_cells(frame.__arrow_c_stream__())
    assert names == ["id", "gender", "rank", "office", "age", "leads"]
    assert columns[2] == people["rank"]
    assert columns[4][2:5] == ["2", None, "4"]
    assert columns[5][11:13] == ["true", "false"]
    sliced = pyarrow.table(people).slice(7, 5)
    assert _core.arrow_cells(sliced.__arrow_c_stream__())[1][0] == people["id"][7:12]


def test_long_texts_of_polars_cross():
    texts = ["short", "a text that is longer than twelve bytes", "größer als zwölf Zeichen", None]
    names, columns = _core.arrow_cells(polars.DataFrame({"t": texts}).__arrow_c_stream__())
    assert columns == [texts]


def test_networks(people, ties):
    graph = networkx.Graph()
    for i, name in enumerate(people["id"]):
        graph.add_node(name, gender=people["gender"][i], rank=people["rank"][i], office=people["office"][i])
    graph.add_edges_from(zip(ties["from"], ties["to"], strict=True))
    study = gs.run(gs.World.from_networkx(graph).scenario(**SMALL), replicates=1)
    assert study.figures().rows > 0
    other = igraph.Graph.from_networkx(graph, vertex_attr_hashable="name")
    assert hash_of(gs.World.from_igraph(other)) == hash_of(gs.World.from_networkx(graph))


def test_columns_can_be_named(people, ties):
    odd = {"who": people["id"], "k1": people["gender"], "k2": people["rank"]}
    world = gs.World.from_tables(
        odd, ties, columns={"id": "who", "gender": "k1", "rank": "k2"}, values={"F": "woman", "M": "man"},
        rank_order=["associate", "partner"],
    )  # fmt: skip
    assert world.scenario(**SMALL).check().groups == ["woman", "man"]


def test_small_cells_are_withheld(people, ties):
    few = {**people, "gender": ["F" if i < 3 else "M" for i in range(60)]}
    study = gs.run(gs.World.from_tables(few, ties).scenario(**SMALL), replicates=1)
    of_women = study.figures().where(figure="harm", group="woman")
    assert of_women["withheld"].tolist() == [1]
    assert of_women["mean"][0] != of_women["mean"][0]
    assert study.to_xarray(["acts_harm"])["people"].sel(group="woman").isnull().all()


def test_duplicate_ids_are_a_table_error(people, ties):
    twice = {**people, "id": [f"p{i // 2}" for i in range(60)]}
    with pytest.raises(gs.TableError) as caught:
        gs.World.from_tables(twice, ties).scenario(**SMALL).check()
    assert caught.value.problems[0].code == "table.duplicate_id"
    assert str(caught.value).startswith("people.csv:")
    assert "/tmp" not in str(caught.value)


def test_a_column_that_is_not_there_is_a_table_error(people):
    with pytest.raises(gs.TableError) as caught:
        gs.World.from_tables(people, columns={"id": "nobody"}).scenario(**SMALL).check()
    assert caught.value.problems[0].code == "table.missing_column"


def test_columns_of_different_lengths_are_refused(people):
    with pytest.raises(gs.ArgumentError, match="people: has columns of different lengths"):
        gs.World.from_tables({**people, "age": [30]})


def test_a_column_of_lists_is_refused_by_name():
    with pytest.raises(gs.TableError, match="column 'friends'"):
        gs.World.from_tables(pyarrow.table({"id": ["a"], "friends": [["b"]]}))


def test_pickles_with_its_tables(people, ties):
    scenario = gs.World.from_tables(people, ties).scenario(**SMALL)
    again = pickle.loads(pickle.dumps(scenario))
    assert again.hash == scenario.hash
    assert gs.run(again, replicates=1).result_hash == gs.run(scenario, replicates=1).result_hash
