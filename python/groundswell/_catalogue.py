"""What there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell import _core
from groundswell._table import Table

if TYPE_CHECKING:
    from groundswell._scenario import Scenario


def parameters(scenario: Scenario | str = "default") -> Table:
    """Every number of a scenario: value, unit, ranges, role, grade of evidence, source, meaning.

    Returns
    -------
    Table
        One row for each parameter, in the order of docs/model.md. ``uncertain`` is 1 where the number is not known
        exactly: it then lies between ``plausible_low`` and ``plausible_high``.
    """
    from groundswell._scenario import Scenario

    return Table.of_rows(_core.parameter_rows(Scenario.of(scenario)._core))


def figures() -> Table:
    """Every figure that experiments take by name: label, unit, meaning, bounds."""
    return Table.of_rows(_core.figure_rows())


def scenarios() -> list[str]:
    """Names of the institutions that come with Groundswell."""
    return ["default", *(name for name in _core.shipped_scenarios() if name != "default")]


def interventions() -> list[str]:
    """Names of the interventions that `compare` takes."""
    return list(_core.intervention_names())


def claim_ids() -> list[str]:
    """Names of the claims that `claims` tests."""
    return list(_core.claim_ids())


def models() -> list[str]:
    """Names of the published models that `validate` runs."""
    return list(_core.model_names())
