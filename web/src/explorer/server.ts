// The program's server: requests, and a run's stream of events.
import { dispatch, refusal, type Carrier } from "./carrier";

async function ask(path: string, body?: unknown): Promise<string> {
  const answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw refusal(path, answer.status, text);
  return text;
}

const events = ["progress", "week", "weeks", "partial", "done", "failed", "cancelled"];

export const server: Carrier = {
  ask,
  async start(request, on) {
    const { job } = JSON.parse(await ask("api/run", request)) as { job: string | number };
    const source = new EventSource(`api/run/${job}/events`);
    let over = false;
    const finish = (act: () => void) => {
      if (over) return;
      over = true;
      source.close();
      act();
    };
    for (const name of events)
      source.addEventListener(name, (e) => {
        if (over) return;
        over = dispatch(name, (e as MessageEvent<string>).data, on);
        if (over) source.close();
      });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) finish(() => on.failed([{ where: "connection", what: "the program no longer answers", suggestion: "is it still running?" }]));
    };
    return {
      id: String(job),
      cancel: async () => {
        await fetch(`api/run/${job}`, { method: "DELETE" });
        // The stream says so too, if it still stands.
        setTimeout(() => finish(on.cancelled), 1500);
      },
    };
  },
  async report(job) {
    const answer = await fetch(`api/run/${job}/report.html`);
    if (!answer.ok) throw new Error("The program could not write the report.");
    return answer.blob();
  },
};
