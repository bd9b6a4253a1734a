"""Results as tables that other libraries read without a copy."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from groundswell import _core


def _column(values: Any) -> Any:
    """An array of float64 or int64, or a list of texts; a missing number is NaN."""
    if isinstance(values, np.ndarray):
        return values
    kinds = {type(value) for value in values}
    if kinds <= {bool, int} and kinds:
        return np.asarray(values, dtype=np.int64)
    if kinds and kinds <= {bool, int, float, type(None)} and kinds != {type(None)}:
        return np.asarray([math.nan if value is None else value for value in values], dtype=np.float64)
    return [None if value is None else str(value) for value in values]


class Table:
    """A table of results: named columns of one length.

    ``table[name]`` gives a column: an array of float64 (a value that is withheld or unknown is NaN), an array of int64, or
    a list of texts. Whatever reads the Arrow PyCapsule interface takes it as it is: ``polars.DataFrame(table)``,
    ``pyarrow.table(table)``, ``duckdb.sql("from table")``.
    """

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self._columns = {name: _column(values) for name, values in columns.items()}

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, Any]], names: Sequence[str] = ()) -> Table:
        """Make a table of rows that have the same keys."""
        rows = list(rows)
        names = list(rows[0]) if rows else list(names)
        return cls({name: [row[name] for row in rows] for name in names})

    def __getitem__(self, name: str) -> Any:
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def __len__(self) -> int:
        return self.rows

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return list(self._columns)

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(next(iter(self._columns.values()))) if self._columns else 0

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table as a stream of Arrow. NaN and missing texts are null."""
        return _core.arrow_stream(list(self._columns), list(self._columns.values()))

    def where(self, **equal: Any) -> Table:
        """The rows in which the named columns have the given values.

        Examples
        --------
        >>> study.figures().where(figure="harm", group="all")
        """
        keep = np.ones(self.rows, dtype=bool)
        for name, value in equal.items():
            keep &= np.asarray([one == value for one in self[name]], dtype=bool)
        return Table(
            {
                name: values[keep]
                if isinstance(values, np.ndarray)
                else [one for one, kept in zip(values, keep, strict=True) if kept]
                for name, values in self._columns.items()
            }
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows, each as a dictionary."""
        lists = [
            values.tolist() if isinstance(values, np.ndarray) else values for values in self._columns.values()
        ]
        return [dict(zip(self._columns, row, strict=True)) for row in zip(*lists, strict=True)]

    def to_pandas(self) -> Any:
        """The table as a `pandas.DataFrame`."""
        import pandas

        return pandas.DataFrame(self._columns)

    def to_polars(self) -> Any:
        """The table as a `polars.DataFrame`."""
        import polars

        return polars.DataFrame(self)

    def __repr__(self) -> str:
        shown = self.to_dicts()[:10]
        lines = ["  ".join(self._columns)]
        lines += ["  ".join(_text(value) for value in row.values()) for row in shown]
        if self.rows > len(shown):
            lines.append(f"... {self.rows} rows")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        shown = self.to_dicts()[:20]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self._columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_text(value))}</td>" for value in row.values()) + "</tr>"
            for row in shown
        )
        more = f"<p>{self.rows} rows</p>" if self.rows > len(shown) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
