// A program that was ended says nothing more: a run that stands still for long is asked after.
import { getSession } from "./api";
import type { Runner } from "./runner";

const stillFor = 5000;
const patience = 4000;

const within = <T>(ms: number, promise: Promise<T>): Promise<T> => Promise.race([promise, new Promise<never>((_, no) => setTimeout(() => no(new Error("no answer")), ms))]);

/** Ends a run on the page once the program no longer answers; it would stay at "2 s left" for good. */
export function watch(runner: Runner, ask: () => Promise<unknown> = getSession, every = stillFor): () => void {
  let seen = "";
  let asking = false;
  const look = async (): Promise<void> => {
    const { phase, job, done } = runner.state.value;
    const now = `${phase} ${job} ${done} ${runner.arrived.value}`;
    const still = now === seen;
    seen = now;
    if (phase !== "running" || job === null || !still || asking) return;
    asking = true;
    const gone = await within(patience, ask()).then(() => false, () => true);
    asking = false;
    if (gone && runner.state.value.phase === "running" && runner.state.value.job === job)
      runner.state.value = { ...runner.state.value, phase: "failed", problems: [{ where: "connection", what: "the program no longer answers", suggestion: "Start it again with groundswell view, then run again" }] };
  };
  const timer = setInterval(() => void look(), every);
  return () => clearInterval(timer);
}
