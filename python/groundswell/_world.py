"""People and ties that somebody has as tables or as a network."""

from __future__ import annotations

import csv
import math
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from groundswell import _core, _toml
from groundswell._errors import Problem, TableError, argument_error
from groundswell._scenario import Scenario

Cells = tuple[list[str], list[list[Any]]]


def _text(value: Any) -> str:
    if value is None or value != value:  # NaN, NaT and NA
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return str(value)


def _pandas(table: Any) -> Cells:
    names = [str(name) for name in table.columns]
    missing = table.isna().to_numpy()
    columns = [
        ["" if lost else _text(value) for value, lost in zip(table.iloc[:, i], missing[:, i], strict=True)]
        for i in range(len(names))
    ]
    return names, columns


def _arrow(table: Any) -> Cells:
    try:
        names, columns = _core.arrow_cells(table.__arrow_c_stream__())
    except (ValueError, TypeError) as error:
        raise TableError([Problem("table.unknown_value", str(error), str(error))]) from None
    return list(names), [["" if value is None else value for value in column] for column in columns]


def _cells(table: Any, argument: str) -> Cells:
    """The names of the columns and their cells as text."""
    if type(table).__module__.partition(".")[0] == "pandas":
        return _pandas(table)
    if hasattr(table, "__arrow_c_stream__"):
        return _arrow(table)
    if isinstance(table, Mapping):
        names = [str(name) for name in table]
        columns = [[_text(value) for value in values] for values in table.values()]
        if len({len(column) for column in columns}) > 1:
            raise argument_error(argument, "has columns of different lengths", "one row for each person or tie")
        return names, columns
    if isinstance(table, Sequence) and not isinstance(table, str) and table and isinstance(table[0], Mapping):
        names = [str(name) for name in dict.fromkeys(key for row in table for key in row)]
        return names, [[_text(row.get(name)) for row in table] for name in names]
    raise argument_error(
        argument,
        f"is a {type(table).__name__}",
        "a table of pandas, polars or pyarrow, a dictionary of columns, a list of dictionaries, or a file",
    )


def _write(path: str, cells: Cells) -> None:
    names, columns = cells
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(zip(*columns, strict=True))


class World:
    """People and ties from tables, or from a network of networkx or igraph.

    Tables are written into a folder that only this user can read, and go with this object. Ids are used to match ties to
    people and are kept nowhere else. What is not said about columns is guessed; `guesses` says what.
    """

    def __init__(self, files: Mapping[str, str | Cells], mapping: Mapping[str, Any]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="groundswell-tables-")
        self._paths: dict[str, str] = {}
        for name, table in files.items():
            if isinstance(table, str):
                self._paths[name] = os.path.abspath(table)
            else:
                self._paths[name] = os.path.join(self._folder.name, f"{name}.csv")
                _write(self._paths[name], table)
        self._mapping = dict(mapping)

    @classmethod
    def from_tables(
        cls,
        people: Any,
        ties: Any = None,
        *,
        columns: Mapping[str, str] | None = None,
        values: Mapping[str, str] | None = None,
        rank_order: Sequence[str] | None = None,
        layers: Mapping[str, Any] | None = None,
        shares: Mapping[str, float] | None = None,
    ) -> World:
        """Take tables of people and of ties.

        Parameters
        ----------
        people : pandas, polars or pyarrow table, dict, list of dict, or path
            One row for each person: an id, and gender, rank, unit and superior if they are known.
        ties : the same, optional
            One row for each tie: from, to, and layer and weight if they are known.
        columns : dict, optional
            What the columns are, for example ``{"id": "person", "gender": "sex", "rank": "grade"}``.
        values : dict, optional
            Groups by what the table says: ``{"F": "woman", "M": "man"}``.
        rank_order : list of str, optional
            Ranks of the table, lowest first.
        layers : dict, optional
            Layers of the table by what they are: ``{"team": ["cowork"], "confidant": ["friendship"]}``.
        shares : dict, optional
            Shares of the groups where the table does not say them.
        """
        files: dict[str, str | Cells] = {}
        for name, table in (("people", people), ("ties", ties)):
            if isinstance(table, (str, os.PathLike)):
                files[name] = os.fspath(table)
            elif table is not None:
                files[name] = _cells(table, name)
        given = {
            "columns": columns,
            "values": values,
            "rank_order": rank_order,
            "layers": layers,
            "shares": shares,
        }
        return cls(files, {key: value for key, value in given.items() if value is not None})

    @classmethod
    def from_networkx(cls, graph: Any, **mapping: Any) -> World:
        """Take a network of networkx. Attributes of nodes are columns of people; ``layer`` and ``weight`` of edges count.

        Other arguments are those of `from_tables`.
        """
        nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
        edges = [{"from": a, "to": b, **data} for a, b, data in graph.edges(data=True)]
        return cls._of_graph(nodes, edges, mapping)

    @classmethod
    def from_igraph(cls, graph: Any, **mapping: Any) -> World:
        """Take a network of igraph. People are called by the attribute ``name``, or by their numbers."""
        names = graph.vs["name"] if "name" in graph.vs.attributes() else list(range(graph.vcount()))
        others = [name for name in graph.vs.attributes() if name not in ("name", "id")]
        nodes = [
            {"id": name, **{other: vertex[other] for other in others}}
            for name, vertex in zip(names, graph.vs, strict=True)
        ]
        edges = [{"from": names[edge.source], "to": names[edge.target], **edge.attributes()} for edge in graph.es]
        return cls._of_graph(nodes, edges, mapping)

    @classmethod
    def _of_graph(
        cls, nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]], mapping: Mapping[str, Any]
    ) -> World:
        edges = list(edges)
        return cls.from_tables(list(nodes), edges or None, **mapping)

    def scenario(self, **overrides: Any) -> Scenario:
        """The scenario of these people, with the default rules.

        Parameters
        ----------
        **overrides
            As for `Scenario`.

        Raises
        ------
        TableError
            With every fault of the tables.
        """
        people, ties = self._paths["people"], self._paths.get("ties", "")
        if self._mapping:
            world: dict[str, Any] = {"people": people, **({"ties": ties} if ties else {}), **self._mapping}
            core = _core.read_scenario_text(_toml.dumps({"world": world}), "scenario")
        else:
            core = _core.scenario_for_tables(people, ties)
        return Scenario._of(core, self).replace(**overrides)

    @property
    def guesses(self) -> list[str]:
        """Sentences on what was guessed about the columns."""
        return self.scenario().guesses

    def __reduce__(self) -> tuple[Any, ...]:
        files: dict[str, str | Cells] = {}
        for name, path in self._paths.items():
            if not path.startswith(self._folder.name):
                files[name] = path
                continue
            with open(path, newline="", encoding="utf-8") as file:
                head, *rows = list(csv.reader(file))
            files[name] = (head, [list(column) for column in zip(*rows, strict=True)] or [[] for _ in head])
        return World, (files, self._mapping)

    def __repr__(self) -> str:
        return f"<World of {', '.join(os.path.basename(path) for path in self._paths.values())}>"
