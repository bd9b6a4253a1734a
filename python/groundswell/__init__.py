"""Groundswell: a simulator of social systems in which harm is structural.

>>> import groundswell as gs
>>> study = gs.run("default", replicates=3, weeks=104)
>>> study.figures().to_pandas()

Results are the same, to the last bit, as those of the program ``groundswell`` of the same version. See
docs/python.md.
"""

from groundswell._catalogue import claim_ids, figures, interventions, models, parameters, scenarios
from groundswell._checkpoint import branch, resume
from groundswell._errors import (
    ArgumentError,
    Error,
    FileError,
    NotEnoughMemory,
    PrivacyError,
    Problem,
    ScenarioError,
    Stopped,
    StudyError,
    TableError,
)
from groundswell._experiments import attribute, claims, compare, dose, sensitivity, validate
from groundswell._fit import FitResult, fit
from groundswell._mechanism import Letters, Mechanism, MechanismWeek
from groundswell._merge import merge
from groundswell._result import Result
from groundswell._run import run, run_members
from groundswell._scenario import Scenario
from groundswell._simulation import Simulation
from groundswell._study import Study
from groundswell._table import Table
from groundswell._view import view
from groundswell._world import World
from groundswell._core import version as __version__

__all__ = [
    "ArgumentError",
    "Error",
    "FileError",
    "FitResult",
    "Letters",
    "Mechanism",
    "MechanismWeek",
    "NotEnoughMemory",
    "PrivacyError",
    "Problem",
    "Result",
    "Scenario",
    "ScenarioError",
    "Simulation",
    "Stopped",
    "Study",
    "StudyError",
    "Table",
    "TableError",
    "World",
    "__version__",
    "attribute",
    "branch",
    "claim_ids",
    "claims",
    "compare",
    "dose",
    "figures",
    "fit",
    "interventions",
    "merge",
    "models",
    "parameters",
    "resume",
    "run",
    "run_members",
    "scenarios",
    "sensitivity",
    "validate",
    "view",
]
