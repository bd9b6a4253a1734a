import { expect, test, vi } from "vitest";
import { Runner } from "../../src/explorer/runner";
import { watch } from "../../src/explorer/watch";

const running = (runner: Runner, done: number) => (runner.state.value = { ...runner.state.value, phase: "running", job: "1", of: 12, done, secondsLeft: 2 });
const wait = (ms: number) => new Promise((ok) => setTimeout(ok, ms));

test("a run whose program is gone ends with a word; one that only takes long does not", async () => {
  const runner = new Runner();
  const ask = vi.fn(() => Promise.resolve());
  const stop = watch(runner, ask, 20);
  running(runner, 3);
  await wait(120);
  expect(ask).toHaveBeenCalled();
  expect(runner.state.value.phase).toBe("running");
  ask.mockImplementation(() => Promise.reject(new Error("refused")));
  await wait(120);
  expect(runner.state.value.phase).toBe("failed");
  expect(runner.state.value.problems[0]!.what).toMatch(/no longer answers/);
  stop();
});

test("while weeks or replicates arrive nobody is asked", async () => {
  const runner = new Runner();
  const ask = vi.fn(() => Promise.reject(new Error("refused")));
  const stop = watch(runner, ask, 60);
  for (let i = 0; i < 12; i++) {
    running(runner, i);
    await wait(15);
  }
  stop();
  expect(ask).not.toHaveBeenCalled();
});
