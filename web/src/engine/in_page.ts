// The carrier of a site: runs that were made when it was written, and an engine in workers for all others.
import { dispatch, refusal, Refused, type Carrier, type Job, type RunHandlers } from "../explorer/carrier";
import type { RunRequest } from "../explorer/api";
import type { Hand } from "./hand";
import { fetched, unpacked } from "./files";
import { Hands, missingHere } from "./hands";
import type { Site } from "./site";

interface Recording {
  events: [string, string][];
  report: unknown;
}

/** A value as text in which the order of keys says nothing. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const some = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${some.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join()}}`;
}

const kept: Record<string, string> = { "api/session": "data/session.json", "api/picture": "data/picture.json" };
const most = 8;

const file = async (name: string): Promise<string> => new TextDecoder().decode(await unpacked(await fetched(name)));

/** Workers for replicates: one core is left to the page and to whoever takes what they leave. */
const workersFor = (replicates: number): number => Math.max(1, Math.min(replicates, most, (navigator.hardwareConcurrency || 2) - 1));

export function inPage(site: Site): Carrier {
  const hands = new Hands(site.engine ?? "", site.scenario);
  const lacking = site.engine === null ? site.lacking : missingHere();
  const reports = new Map<string, unknown>();
  // The files stay for when there is no network, where browsers allow it.
  if (window.isSecureContext) void navigator.serviceWorker?.register("offline.js").catch(() => undefined);
  let runs = 0;

  const refuse = (): Refused =>
    new Refused([{ where: "engine", what: `${lacking}, so only what was run beforehand can be shown`, suggestion: "groundswell view, on your own machine, runs everything" }]);

  const read = new Map<string, Promise<string>>();
  async function ask(path: string, body?: unknown): Promise<string> {
    const name = body === undefined ? kept[path] : undefined;
    if (name) {
      // Asked for again and again, by whoever wants to know whether anybody answers.
      if (!read.has(name)) read.set(name, file(name));
      return read.get(name)!.catch((e: unknown) => {
        read.delete(name);
        throw e;
      });
    }
    if (lacking) throw refuse();
    const { result, told } = await (await hands.clerk()).do({ what: "ask", method: body === undefined ? "GET" : "POST", path, body: body === undefined ? "" : JSON.stringify(body) });
    const text = told.at(-1)?.data ?? "";
    if (result !== 200) throw refusal(path, result, text);
    return text;
  }

  /** Plays what was recorded, as fast as it can be shown. */
  async function replay(id: string, name: string, on: RunHandlers): Promise<Job> {
    const { events, report } = JSON.parse(await file(name)) as Recording;
    reports.set(id, report);
    let cancelled = false;
    void (async () => {
      for (const [event, data] of events) {
        await new Promise((ok) => setTimeout(ok));
        if (cancelled) return on.cancelled();
        dispatch(event, data, on);
      }
    })();
    return { id, cancel: async () => void (cancelled = true) };
  }

  /** One worker, for as long as there are replicates to run. */
  async function work(borrowed: Promise<Hand>, request: string, next: () => number | null, on: { week: (event: string, data: string) => void; left: (bytes: Uint8Array) => Promise<void> }): Promise<Hand> {
    const hand = await borrowed;
    const begun = await hand.do({ what: "begin", request });
    if (begun.result < 0) throw refusal("run", 422, begun.told.at(-1)?.data ?? "");
    for (let i = next(); i !== null; i = next()) {
      let failed = "";
      const { result, left } = await hand.do({ what: "replicate", replicate: i }, (event, data) => (event === "failed" ? (failed = data) : on.week(event, data)));
      if (result < 0 || !left) throw refusal("run", 422, failed);
      await on.left(left);
    }
    return hand;
  }

  async function live(id: string, request: RunRequest, on: RunHandlers): Promise<Job> {
    if (lacking) throw refuse();
    const text = JSON.stringify(request);
    const clerk = await hands.clerk();
    let over = false;
    const hear = (event: string, data: string) => {
      if (over) return;
      if (event === "report") reports.set(id, JSON.parse(data));
      else over = dispatch(event, data, on);
    };
    const early: [string, string][] = [];
    const { result: n } = await clerk.do({ what: "begin", request: text }, (event, data) => void early.push([event, data]));
    if (n < 0) throw refusal("run", 422, early.at(-1)?.[1] ?? "");
    const borrowed = hands.borrow(workersFor(n));
    const endAll = () => {
      for (const hand of borrowed) void hand.then((h) => h.end(), () => undefined);
    };
    let given = 0;
    // The runner hears nothing before it knows the job.
    setTimeout(() => {
      for (const [event, data] of early) hear(event, data);
      const done = Promise.all(borrowed.map((hand) => work(hand, text, () => (given < n && !over ? given++ : null), {
        week: hear,
        left: async (left) => {
          if (!over) await clerk.do({ what: "take", left }, hear);
        },
      })));
      done.then(async (free) => {
        if (over) return;
        hands.giveBack(free);
        await clerk.do({ what: "end" }, hear);
      }).catch((e: unknown) => {
        endAll();
        if (!(e instanceof Refused)) hands.dropClerk();
        if (over) return;
        over = true;
        on.failed(e instanceof Refused ? e.problems : [{ where: "engine", what: `the browser ended it: ${e instanceof Error ? e.message : String(e)}`, suggestion: "use fewer people, or the program that is installed" }]);
      });
    });
    return {
      id,
      cancel: async () => {
        if (over) return;
        over = true;
        endAll();
        on.cancelled();
      },
    };
  }

  return {
    ask,
    start(request, on) {
      const id = String(++runs);
      const wanted = canonical(request);
      const recorded = site.runs.find((r) => canonical(r.request) === wanted);
      return recorded ? replay(id, recorded.file, on) : live(id, request, on);
    },
    async report(job) {
      const report = reports.get(job);
      if (!report) throw new Error("There is no report of this run.");
      const page = await file("report.html");
      const mark = 'id="groundswell-data">null</script>';
      // Nothing in the data can end the element that it stands in.
      return new Blob([page.replace(mark, () => mark.replace("null", () => JSON.stringify(report).replace(/</g, "\\u003c")))], { type: "text/html" });
    },
  };
}
