"""The same design judged by our emulators and by autoemulate's: what each says of points whose truth was run.

Reads the JSON object of bench_history_match, trains one Gaussian process a row on its design, and prints a table in Markdown.
"""

import json
import statistics
import sys
import time
import warnings

import torch
from autoemulate.calibration.history_matching import HistoryMatching
from autoemulate.emulators.gaussian_process.exact import GaussianProcessMatern32, GaussianProcessRBF
from autoemulate.emulators.transformed.base import TransformedEmulator
from autoemulate.transforms import StandardizeTransform

warnings.filterwarnings("ignore")
torch.manual_seed(1)


def table(rows):
    return torch.tensor([[float("nan") if x is None else x for x in row] for row in rows], dtype=torch.float32)


def emulated(kind, design, judged):
    """Mean and variance of each row at the judged points, by an emulator for each row: rows have values at different points."""
    points, means = table(design["points"]), table(design["means"])
    at = table(judged["points"])
    out = []
    for row in range(means.shape[1]):
        known = ~torch.isnan(means[:, row])
        x, y = points[known], means[known, row : row + 1]
        # Standardised, as AutoEmulate does by default.
        emulator = TransformedEmulator(x, y, x_transforms=[StandardizeTransform()], y_transforms=[StandardizeTransform()], model=kind)
        emulator.fit(x, y)
        mean, variance = emulator.predict_mean_and_variance(at)
        out.append((mean.detach().flatten(), variance.detach().flatten()))
    return torch.stack([m for m, _ in out], 1), torch.stack([v for _, v in out], 1)


def percent(count, of):
    return f"{100 * count / of:.1f} %" if of else "–"


def judged_by(name, seconds, mean, variance, data, direct):
    """A line of the table: how well the means are guessed, and what is ruled out."""
    judged, box = data["judged"], data["box"]
    truth, chance = table(judged["means"]), table(judged["variances"])
    matching = HistoryMatching(
        {row: (value, tolerance**2) for row, value, tolerance in zip(data["rows"], data["values"], data["tolerances"])},
        threshold=data["cutoff"],
        rank=data["largest"],
    )
    implausible = matching.calculate_implausibility(mean, variance)
    known = ~torch.isnan(truth)
    explained, covered, all_known = [], 0, 0
    for row in range(truth.shape[1]):
        have = known[:, row].clone()
        covered += int((abs(mean - truth)[have, row] <= 1.96 * torch.sqrt(variance + chance)[have, row]).sum())
        all_known += int(have.sum())
        have[box:] = False
        off = ((mean - truth)[have, row] ** 2 - chance[have, row]).mean()
        spread = truth[have, row].var() - chance[have, row].mean()
        explained.append(float(1 - off / spread))
    out, truly = (implausible > data["cutoff"]) & known, (direct > data["cutoff"]) & known
    left = set(matching.get_nroy(torch.where(known, implausible, torch.zeros(()))).tolist())
    members = range(box, truth.shape[0])
    return (
        f"| {name} | {statistics.median(explained):.2f} ({min(explained):.2f} to {max(explained):.2f}) "
        f"| {percent(covered, all_known)} | {percent(int((out & ~truly).sum()), int((known & ~truly).sum()))} "
        f"| {percent(int((~out & truly).sum()), int(truly.sum()))} "
        f"| {percent(sum(i not in left for i in members), len(members))} | {percent(sum(i in left for i in range(box)), box)} | {seconds:.1f} |"
    )


def main():
    data = json.load(open(sys.argv[1]))
    judged = data["judged"]
    values, tolerances = torch.tensor(data["values"]), torch.tensor(data["tolerances"])
    truth, chance = table(judged["means"]), table(judged["variances"])
    direct = abs(truth - values) / torch.sqrt(tolerances**2 + chance)
    worst = torch.sort(torch.nan_to_num(direct), dim=1, descending=True).values[:, data["largest"] - 1]
    box = data["box"]
    print(f"{len(data['design']['points'])} runs of the design; judged: {box} points of the box and {len(judged['points']) - box} members.")
    print(f"Run directly, the rule leaves {percent(int((worst[:box] <= data['cutoff']).sum()), box)} of the box points "
          f"and {percent(int((worst[box:] <= data['cutoff']).sum()), len(judged['points']) - box)} of the members.\n")
    print("| emulator | variance explained by row: median (range) | 95 % intervals that hold | rows ruled out wrongly | rows left wrongly "
          "| members ruled out | box points left | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    lines = [("ours: penalised quasi-likelihood", data["seconds"]["training"], table(judged["guesses"]), table(judged["errors"]) ** 2)]
    for kind in (GaussianProcessRBF, GaussianProcessMatern32):
        start = time.perf_counter()
        mean, variance = emulated(kind, data["design"], judged)
        lines.append((f"autoemulate: {kind.__name__}", time.perf_counter() - start, mean, variance))
    for line in lines:
        print(judged_by(*line, data, direct))


main()
