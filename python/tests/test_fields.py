"""Beside the tools of the field, each on a small study. A tool that is not here is skipped (python/build --fields)."""

import concurrent.futures
import multiprocessing

import numpy as np
import pytest

import groundswell as gs

BLOCKS = (range(0, 2), range(2, 3))


def run_block(scenario: gs.Scenario, block: range) -> gs.Study:
    return gs.run(scenario, replicates=block, threads=1, progress=False)


def harm(scenario: gs.Scenario, **changes: float) -> float:
    found = gs.run(scenario.replace(**changes), threads=1, progress=False).figures()
    return float(found.where(figure="harm", group="all")["mean"][0])


def test_processes_of_python(small, study):
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        blocks = pool.map(run_block, [small] * 2, BLOCKS)
        assert gs.merge(blocks).result_hash == study.result_hash


def test_joblib(small, study):
    joblib = pytest.importorskip("joblib")
    blocks = joblib.Parallel(n_jobs=2)(joblib.delayed(run_block)(small, block) for block in BLOCKS)
    assert gs.merge(blocks).result_hash == study.result_hash


def test_dask(small, study):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with distributed.Client(cluster) as client:
            blocks = client.gather([client.submit(run_block, small, block) for block in BLOCKS])
    assert gs.merge(blocks).result_hash == study.result_hash


def test_salib_finds_the_number_that_matters(small):
    pytest.importorskip("SALib")
    from SALib.analyze import morris as analyze
    from SALib.sample import morris as sample

    rows = {row["name"]: row for row in gs.parameters(small).to_dicts() if row["uncertain"]}
    names = ["propensity.harm.median", "presence.audience", "policy.transparency"]
    names = [name for name in names if name in rows] or list(rows)[:3]
    problem = {
        "num_vars": len(names),
        "names": names,
        "bounds": [[rows[name]["plausible_low"], rows[name]["plausible_high"]] for name in names],
    }
    points = sample.sample(problem, 2, num_levels=4, seed=1)
    values = np.array([harm(small, **dict(zip(names, point, strict=True))) for point in points])
    found = analyze.analyze(problem, points, values, num_levels=4)
    assert len(found["mu_star"]) == len(names)
    assert np.isfinite(found["mu_star"]).all()
    if "propensity.harm.median" in names:
        assert found["mu_star"][names.index("propensity.harm.median")] == max(found["mu_star"])


def test_optuna(small):
    optuna = pytest.importorskip("optuna")
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    search = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
    search.optimize(lambda trial: harm(small, **{"acts.power": trial.suggest_float("acts.power", 0, 2)}), n_trials=4)
    assert search.best_value == min(trial.value for trial in search.trials)
    assert search.best_value == harm(small, **{"acts.power": search.best_params["acts.power"]})


def test_pyabc(small, folder):
    pyabc = pytest.importorskip("pyabc")

    def model(point):
        return {"harm": harm(small, **{"propensity.harm.median": float(point["median"])})}

    truth = harm(small, **{"propensity.harm.median": 0.05})
    sampler = pyabc.ABCSMC(
        model,
        pyabc.Distribution(median=pyabc.RV("uniform", 0.01, 0.2)),
        lambda x, y: abs(x["harm"] - y["harm"]),
        population_size=5,
        sampler=pyabc.sampler.SingleCoreSampler(),
    )
    sampler.new(f"sqlite:///{folder / 'abc.db'}", {"harm": truth})
    history = sampler.run(max_nr_populations=2)
    assert len(history.get_distribution()[0]) == 5


def test_sbi_learns_how_often_people_act(small):
    sbi = pytest.importorskip("sbi.inference", reason="sbi is not here (python/build --fields)")
    import torch
    from sbi.utils import BoxUniform

    def model(point):
        # The logarithm, because a rate is learned more easily so; 0 does not occur in 1e-3.
        return [np.log(1e-3 + harm(small.replace(seed=int(point[1]), replicates=1), **{"propensity.harm.median": float(point[0])}))]

    torch.manual_seed(1)
    prior = BoxUniform(low=torch.tensor([0.01]), high=torch.tensor([0.3]))
    points = prior.sample((60,))
    seen = torch.tensor([model((point.item(), 100 + i)) for i, point in enumerate(points)], dtype=torch.float32)
    inference = sbi.NPE(prior=prior)
    estimator = inference.append_simulations(points, seen).train(max_num_epochs=60, training_batch_size=20)
    posterior = inference.build_posterior(estimator)
    means = []
    for truth in (0.02, 0.28):
        observed = torch.tensor(model((truth, 7)), dtype=torch.float32)
        drawn = posterior.sample((200,), x=observed, show_progress_bars=False)
        assert ((drawn >= 0.01) & (drawn <= 0.3)).all()
        means.append(drawn.mean().item())
    assert means[0] < means[1]


def test_ema_workbench(small):
    workbench = pytest.importorskip("ema_workbench")

    def model(power=1.0, transparency=0.3):
        return {"harm": harm(small, **{"acts.power": power, "policy.transparency": transparency})}

    xlrm = workbench.Model("groundswell", function=model)
    xlrm.uncertainties = [workbench.RealParameter("power", 0, 2)]
    xlrm.levers = [workbench.RealParameter("transparency", 0, 1)]
    xlrm.outcomes = [workbench.ScalarOutcome("harm")]
    experiments, outcomes = workbench.perform_experiments(xlrm, scenarios=2, policies=2)
    assert len(experiments) == len(outcomes["harm"]) == 4
    first = experiments.iloc[0]
    assert outcomes["harm"][0] == harm(small, **{"acts.power": first["power"], "policy.transparency": first["transparency"]})
