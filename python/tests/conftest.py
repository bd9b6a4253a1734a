"""What the tests share: an institution so small that a replicate takes milliseconds, and the program beside the package."""

import json
import subprocess
from pathlib import Path

import pytest

import groundswell as gs
from groundswell._view import program

SMALL = {"institution.seats": 80, "institution.units": 4, "run.weeks": 30, "run.burnin": 10, "run.window": 20}


@pytest.fixture(scope="session")
def small() -> gs.Scenario:
    return gs.Scenario("default", replicates=3, **SMALL)


@pytest.fixture(scope="session")
def study(small, tmp_path_factory) -> gs.Study:
    return gs.run(small, out=tmp_path_factory.mktemp("study") / "small.sqlite")


def command_line(*arguments: str) -> dict:
    """What the program prints with --json."""
    done = subprocess.run([program(), *arguments, "--json"], capture_output=True, text=True)
    return json.loads(done.stdout)


def small_options(seed: int = 1, replicates: int = 3) -> list[str]:
    sets = [text for name, value in SMALL.items() for text in ("--set", f"{name}={value}")]
    return ["--seed", str(seed), "--replicates", str(replicates), *sets]


@pytest.fixture(scope="session")
def people() -> dict:
    """Sixty people in two ranks, five of whom lead."""
    number = range(60)
    return {
        "id": [f"p{i}" for i in number],
        "gender": ["F" if i % 3 == 0 else "M" for i in number],
        "rank": ["partner" if i < 12 else "associate" for i in number],
        "office": [["north", "south", "east"][i % 3] for i in number],
    }


@pytest.fixture(scope="session")
def ties() -> dict:
    pairs = [(i, (i + step) % 60) for i in range(60) for step in (1, 2, 3, 6, 9)]
    return {"from": [f"p{a}" for a, _ in pairs], "to": [f"p{b}" for _, b in pairs]}


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path


def verified(study: Path, *options: str) -> tuple[int, str]:
    """How ``groundswell verify`` ends and what it says, in the folder of the study."""
    done = subprocess.run(
        [program(), "verify", study.name, *options], cwd=study.parent, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr
