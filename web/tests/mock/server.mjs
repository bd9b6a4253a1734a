// A stand-in for `groundswell view`, for work on the pages while the program is not at hand: figures come from the command
// line (GROUNDSWELL), what happens week by week is invented. The suite never runs against it.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const program = process.env.GROUNDSWELL ?? "groundswell";
const port = Number(process.env.PORT ?? 8765);
const report = JSON.parse(readFileSync(process.env.SAMPLE ?? "sample.json", "utf8"));
const people = Number(process.env.PEOPLE ?? 1000);
const names = ["policy.transparency", "policy.delay", "policy.shield", "disclose.report", "reaction.intervene", "learn.impunity", "acts.tolerance", "status.man", "discourse.deflect", "retaliation.base", "effort.weekly", "career.bias.man"];
const ranges = [[0, 1, 0.1], [0, 104, 13], [0, 3, 1.2], [-4, 1, -1.4], [-2, 0.5, -0.15], [0, 0.4, 0.12], [0.5, 3, 2], [0, 0.8, 0.3], [-3, 0, -1.2], [-1, 2, 0.665], [0, 2, 0.5], [0, 1, 0.3]];
const session = {
  version: "0.1.0", title: "Default institution", imported: false, scenario_toml: "", groups: ["woman", "man"], ranks: report.ranks,
  units: Array.from({ length: 10 }, (_, i) => ({ id: i, name: `unit ${i + 1}`, people: people / 10 })), report,
  presets: ["default", "firm", "barracks", "campus", "film", "town"].map((name) => ({ name, sentence: `The shipped ${name}.` })),
  parameters: names.map((name, i) => ({ name, unit: "utility", default: ranges[i][2], value: ranges[i][2], low: ranges[i][0] - 5, high: ranges[i][1] + 5, plausible_low: ranges[i][0], plausible_high: ranges[i][1], grade: "assumed", meaning: "what the table of parameters says it means", first: true })),
  interventions: [
    { kind: "bystander_training", words: "Witnesses are trained to step in", usual: "everyone, once a year", scope: true, standard: { kind: "bystander_training", start: 0, end: null, every: 52, dose: 0.3 }, fields: [{ name: "every", part: "own", type: "whole number", choices: [], default: 52, low: 0, high: 20000, unit: "weeks", meaning: "repeated" }, { name: "dose", part: "own", type: "number", choices: [], default: 0.3, low: 0, high: 1, unit: "share", meaning: "how far" }] },
    { kind: "movement", words: "People speak in public", usual: "", scope: true, standard: { kind: "movement", start: 0, end: null, count: 10, post: "testimony" }, fields: [{ name: "count", part: "own", type: "whole number", choices: [], default: 10, low: 1, high: 1000, unit: "posts", meaning: "how many" }, { name: "post", part: "own", type: "text", choices: ["testimony", "innocence"], default: "testimony", low: null, high: null, unit: "", meaning: "kind" }] },
  ],
  components: ["power", "tolerance", "silence", "impunity", "derailing", "barriers", "representation", "individuals"].map((name) => ({ name, words: name })),
  metrics: [],
};

const random = (() => { let s = 1; return () => ((s = (s * 16807) % 2147483647) / 2147483647); })();
const nodes = Array.from({ length: people }, (_, id) => ({ id, unit: Math.floor((id * 10) / people), team: Math.floor(id / 10), rank: [0, 0, 0, 0, 0, 1, 1, 1, 2, 3 + (id % 30 === 9)][id % 10], group: random() < 0.43 ? 0 : 1 }));
const near = (id) => (random() < 0.7 ? 10 * Math.floor(id / 10) + Math.floor(random() * 10) : Math.floor(random() * people));
const picture = { mode: "people", nodes, ties: { confidant: nodes.flatMap((n) => [0, 1, 2].map(() => [n.id, near(n.id)])) } };

const pick = (n) => Array.from({ length: Math.round(n * (0.5 + random())) }, () => Math.floor(random() * people));
const week = (arm, w) => ({
  arm, week: w, acts: pick((arm === "base" ? 2.4 : 1.5) * people / 1000).map((p) => [Math.floor(p / 10), 1]), silent: pick(8), stepped_in: pick(arm === "base" ? 2 : 4),
  told: pick(2).map((p) => [p, near(p)]), posts: pick(0.6).map((p) => [p, pick(20), random() < 0.5 ? "testimony" : "innocence"]), remarks: 180,
});

const jobs = new Map();
const body = (req) => new Promise((ok) => { let t = ""; req.on("data", (d) => (t += d)); req.on("end", () => ok(JSON.parse(t || "{}"))); });
const send = (res, code, data, type = "application/json") => { res.writeHead(code, { "Content-Type": type }); res.end(type === "application/json" ? JSON.stringify(data) : data); };
const page = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), "utf8");

createServer(async (req, res) => {
  const path = req.url.split("?")[0];
  if (path === "/") return send(res, 200, page("explorer.html"), "text/html");
  if (path === "/api/session") return send(res, 200, session);
  if (path === "/api/picture") return send(res, 200, picture);
  if (path === "/api/export/toml") return send(res, 200, "title = \"mine\"\n", "text/plain");
  if (path === "/api/run" && req.method === "POST") {
    const r = await body(req);
    const bad = Object.entries(r.variant?.set ?? {}).find(([, v]) => v === 99);
    if (bad) return send(res, 422, { problems: [{ where: bad[0], what: "99 is too large", allowed: "0 to 1", suggestion: "", field: bad[0] }] });
    const id = String(jobs.size + 1);
    jobs.set(id, r);
    return send(res, 200, { job: id });
  }
  const found = path.match(/^\/api\/run\/(\d+)(\/events)?$/);
  if (found && req.method === "DELETE") { jobs.get(found[1])?.stop?.(); return send(res, 200, {}); }
  if (!found?.[2]) return send(res, 404, { problems: [] });
  const job = jobs.get(found[1]);
  res.writeHead(200, { "Content-Type": "text/event-stream" });
  const say = (event, data) => res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const arms = job.variant ? ["base", "variant"] : ["base"];
  for (const arm of arms) say("weeks", { weeks: Array.from({ length: job.weeks }, (_, w) => week(arm, w)) });
  const args = job.variant ? ["compare", "--with", "bystander_training"] : ["run"];
  const child = execFile(program, [...args, "default", "--replicates", String(job.replicates), "--weeks", String(job.weeks), "--json"], { maxBuffer: 1e8, env: { ...process.env, GROUNDSWELL_CACHE: "" } }, () => {
    clearInterval(timer);
    if (job.gone) { say("cancelled", {}); return res.end(); }
    const arm = (f) => ({ finding: report.finding, funnel: report.funnel, metrics: report.metrics, window: 104, series: report.series.map((s) => ({ ...s, mean: s.mean.map((m) => m * f), low: s.low.map((m) => m * f), high: s.high.map((m) => m * f) })) });
    say("done", { base: arm(1), variant: job.variant ? arm(0.8) : null, comparison: job.variant ? report.comparisons[0] : null });
    res.end();
  });
  let done = 0;
  const timer = setInterval(() => say("progress", { done: Math.min(job.replicates, ++done), of: job.replicates, seconds_left: 1 }), 300);
  job.stop = () => { job.gone = true; child.kill(); };
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
