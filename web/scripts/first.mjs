// Writes what the first screen shows (src/start/first.json): a run of the built-in institution, with and without witnesses who
// answer. The page shows it at once, without running anything. Usage: GROUNDSWELL=path node scripts/first.mjs [--check]
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const target = fileURLToPath(new URL("../src/start/first.json", import.meta.url));
const program = process.env.GROUNDSWELL ?? fileURLToPath(new URL("../../build/release/groundswell", import.meta.url));
export const asked = { replicates: 20, weeks: 520, seed: 1 };

const freePort = () => new Promise((ok) => { const s = createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => ok(port)); }); });

/** Sends a request to the program's server and collects its events. */
async function ask(url, request) {
  const { job } = await (await fetch(`${url}api/run`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request) })).json();
  const weeks = { base: [], variant: [] };
  let rest = "";
  for await (const chunk of (await fetch(`${url}api/run/${job}/events`)).body.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    const events = rest.split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [name, data] = ["event: ", "data: "].map((key) => event.split("\n").find((line) => line.startsWith(key))?.slice(key.length));
      if (name === "week") { const d = JSON.parse(data); for (const w of d.weeks) weeks[d.arm][w.week] = w; }
      if (name === "failed") throw new Error(data);
      if (name === "done") return { weeks, result: JSON.parse(data) };
    }
  }
  throw new Error("the run did not end");
}

const teamsOf = (nodes) => nodes.reduce((map, n) => map.set(n.team, [...(map.get(n.team) ?? []), n]), new Map());

/** Of the teams of ten people, the one with the middle number of acts. */
function middleTeam(nodes, weeks) {
  const acts = new Map();
  for (const w of weeks) for (const [team, n] of w.acts) acts.set(team, (acts.get(team) ?? 0) + n);
  const tens = [...teamsOf(nodes)].filter(([, members]) => members.length === 10).map(([team]) => team);
  tens.sort((a, b) => (acts.get(a) ?? 0) - (acts.get(b) ?? 0) || a - b);
  return tens[Math.floor((tens.length - 1) / 2)];
}

/** What happened in one team: [week, acts], [week, place in the team]. */
function courseOf(team, members, weeks) {
  const place = new Map(members.map((n, i) => [n.id, i]));
  const of = (key) => weeks.flatMap((w) => w[key].filter((id) => place.has(id)).map((id) => [w.week, place.get(id)]));
  return { acts: weeks.flatMap((w) => w.acts.filter(([t]) => t === team).map(([, n]) => [w.week, n])), silent: of("silent"), stepped: of("stepped_in") };
}

/** Who sits where when the run begins; nodes are as before burn-in. */
function seatedAtFirst(nodes, weeks) {
  const told = new Map(weeks[0].seats ?? []);
  return nodes.map((n) => ({ ...n, group: told.get(n.id) ?? n.group }));
}

const everSilent = (weeks) => new Set(weeks.flatMap((w) => w.silent)).size;
const interval = (v) => v && { mean: v.mean, low: v.low, high: v.high };

function arm(a, weeks) {
  const metric = (name, group) => interval(a.metrics.find((m) => m.name === name && m.group === group && !m.withheld));
  const found = (name) => interval(a.finding.flatMap((f) => f.figures).find((f) => f.name === name && !f.withheld));
  return {
    harmed: { woman: metric("experienced", "woman"), man: metric("experienced", "man") }, did: metric("ever_perpetrated", "all"), silence: found("witnesses_silent_share"),
    funnel: a.funnel.map((s) => ({ stage: s.stage, meaning: s.meaning, ...interval(s), share: interval(s.share) })), silentPlaces: everSilent(weeks), result_hash: a.result_hash,
  };
}

export async function compute() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const child = spawn(program, ["view", "default", "--port", String(port), "--no-open"], { stdio: "ignore", env: { ...process.env, GROUNDSWELL_CACHE: "" } });
  try {
    for (let i = 0; !(await fetch(url).then((a) => a.ok, () => false)); i++) { if (i > 300) throw new Error("groundswell view did not answer"); await new Promise((ok) => setTimeout(ok, 100)); }
    const { nodes } = await (await fetch(`${url}api/picture`)).json();
    const setting = (interventions) => ({ preset: "default", set: {}, components_off: [], interventions });
    const { weeks, result } = await ask(url, { base: setting([]), variant: setting([{ kind: "answering", start: 0, end: null }]), ...asked, picture: true });
    const team = middleTeam(nodes, weeks.base);
    const members = seatedAtFirst(teamsOf(nodes).get(team), weeks.base);
    const harm = result.comparison.rows.find((r) => r.metric === "harm" && r.group === "all");
    const { version, people, window, act_window, scenario_hash } = result.base;
    return {
      version, people, window, act_window, scenario_hash, ...asked, evidence: result.base.finding.map((f) => f.sentence).find((t) => /uncertain numbers/.test(t)), base: arm(result.base, weeks.base), variant: arm(result.variant, weeks.variant),
      harm: { base: interval(harm.base), variant: interval(harm.variant), difference: interval(harm.difference), relative: interval(harm.relative) },
      team: { id: team, members: members.map((n) => ({ id: n.id, rank: n.rank, group: n.group })), base: courseOf(team, members, weeks.base), variant: courseOf(team, members, weeks.variant) },
    };
  } finally {
    child.kill();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(await compute())}\n`;
  if (!process.argv.includes("--check")) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) { console.error("src/start/first.json is not what the program computes: run node scripts/first.mjs"); process.exit(1); }
}
