"""Ctrl-C, the interpreter's lock, progress."""

import os
import signal
import subprocess
import sys
import threading
import time

import groundswell as gs

LONG = """
import sys, groundswell as gs
print("begun", flush=True)
gs.run("default", replicates=500, threads=1, out=sys.argv[1], **{"institution.seats": 300, "institution.units": 6,
       "run.weeks": 100, "run.burnin": 20})
"""


def test_ctrl_c_leaves_a_study_that_resumes(folder):
    out = folder / "long.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-c", LONG, str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "begun\n"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        time.sleep(0.2)
        if out.exists():
            try:
                if gs.Study(out).replicates > 0:
                    break
            except gs.Error:
                pass
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert "leaked" not in said
    assert "terminate" not in said
    assert "KeyboardInterrupt: run stopped; what was finished is kept" in said
    kept = gs.Study(out).replicates
    assert 0 < kept < 500
    overrides = {"institution.seats": 300, "institution.units": 6, "run.weeks": 100, "run.burnin": 20}
    again = gs.run("default", replicates=kept + 1, out=out, **overrides)
    assert again.result_hash == gs.run("default", replicates=kept + 1, **overrides).result_hash


def test_the_interpreter_goes_on_while_a_run_runs(small):
    turns = 0
    over = threading.Event()

    def turn() -> None:
        nonlocal turns
        while not over.is_set():
            turns += 1
            time.sleep(0.001)

    other = threading.Thread(target=turn)
    other.start()
    before = turns
    gs.run(small.replace(replicates=40, weeks=200), threads=1)
    over.set()
    other.join()
    assert turns - before > 20


def test_no_bar_in_a_pipe(small):
    code = "import groundswell as gs; gs.run('default', replicates=2, weeks=300, burnin=2, seats=80)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with_bar = code.replace("seats=80", "seats=80, progress=True")
    done = subprocess.run([sys.executable, "-c", with_bar], capture_output=True, text=True)
    assert "run" in done.stderr


def test_several_runs_at_once(small, study):
    found = []
    threads = [threading.Thread(target=lambda: found.append(gs.run(small, threads=2).result_hash)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [study.result_hash] * 3


def test_the_program_comes_with_the_package():
    version = subprocess.run([sys.executable, "-m", "groundswell", "--version"], capture_output=True, text=True)
    assert gs.__version__ in version.stdout
    entry = os.path.join(os.path.dirname(sys.executable), "groundswell")
    assert gs.__version__ in subprocess.run([entry, "--version"], capture_output=True, text=True).stdout


def test_the_explorer_starts_and_ends(study):
    import urllib.request

    explorer = gs.view(study)
    try:
        assert explorer.address in explorer._repr_html_()
        with urllib.request.urlopen(explorer.address, timeout=30) as answer:
            assert answer.status == 200
    finally:
        explorer.close()
