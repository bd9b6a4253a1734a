// Measures how many pictures a second the explorer draws in headless Chromium, and what a picture costs. For one institution and
// for two beside each other, of 1,000 people each. Without a graphics card Chromium draws with the processor.
// Usage: GROUNDSWELL=path node scripts/frames.mjs [--seconds 5] [--speed 4] [--card]
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const program = process.env.GROUNDSWELL ?? fileURLToPath(new URL("../../build/release/groundswell", import.meta.url));
const option = (name, usual) => { const i = process.argv.indexOf(`--${name}`); return i < 0 ? usual : process.argv[i + 1]; };
const seconds = Number(option("seconds", "5"));
const speed = option("speed", "4");
/** Seconds of processor that the browser's processes have used: what a picture costs, also on a machine that is busy. */
const hertz = 100;
function processorSeconds() {
  const all = readdirSync("/proc").filter((d) => /^\d+$/.test(d)).flatMap((pid) => {
    try {
      const [head, rest] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (?=[A-Z] )/);
      const fields = rest.split(" ");
      return [{ pid: Number(pid), name: head.split("(")[1], parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      return [];
    }
  });
  const mine = new Set([process.pid]);
  for (let grew = true; grew; ) { grew = false; for (const p of all) if (mine.has(p.parent) && !mine.has(p.pid)) { mine.add(p.pid); grew = true; } }
  return all.filter((p) => mine.has(p.pid) && p.pid !== process.pid && p.pid !== child.pid).reduce((sum, p) => sum + p.ticks, 0) / hertz;
}

const freePort = () => new Promise((ok) => { const s = createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => ok(port)); }); });

const port = await freePort();
const url = `http://127.0.0.1:${port}/`;
const child = spawn(program, ["view", "default", "--port", String(port), "--no-open"], { stdio: "ignore" });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless=new", "--no-sandbox", ...(process.argv.includes("--card") ? [] : ["--disable-gpu", "--enable-unsafe-swiftshader"])] });
try {
  for (let i = 0; !(await fetch(url).then((a) => a.ok, () => false)); i++) { if (i > 300) throw new Error(`${program} view did not answer within 30 s`); await new Promise((ok) => setTimeout(ok, 100)); }
  for (const two of [false, true]) {
    const plan = { view: "explore", weeks: 208, replicates: 1, ...(two ? { change: { set: {}, off: [], interventions: [{ kind: "answering", start: 0, end: null }] } } : {}) };
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    // Frames of the page, and the time that scripts take in each.
    await page.addInitScript(() => {
      const seen = (window.seen = { moments: [], cost: [] });
      const raf = window.requestAnimationFrame.bind(window);
      const perFrame = new Map();
      window.requestAnimationFrame = (f) => raf((now) => {
        const begin = performance.now();
        f(now);
        if (!perFrame.has(now)) { perFrame.clear(); perFrame.set(now, seen.moments.push(now) - 1); }
        const i = perFrame.get(now);
        seen.cost[i] = (seen.cost[i] ?? 0) + performance.now() - begin;
      });
    });
    await page.goto(`${url}#s=${Buffer.from(JSON.stringify(plan)).toString("base64url")}`);
    await page.waitForFunction(() => document.getElementById("status")?.textContent === "Done", null, { timeout: 300_000 });
    await page.selectOption("#speed", speed);
    await page.evaluate(() => document.querySelector(".stage").scrollIntoView());
    const playing = () => document.getElementById("play")?.getAttribute("aria-label") === "Pause";
    if (!(await page.evaluate(playing))) await page.evaluate(() => document.getElementById("play").click());
    await page.waitForFunction(playing);
    await page.waitForTimeout(1500);
    const before = processorSeconds();
    const { moments, cost } = await page.evaluate(async (ms) => {
      window.seen.moments.length = window.seen.cost.length = 0;
      await new Promise((ok) => setTimeout(ok, ms));
      return window.seen;
    }, 1000 * seconds);
    const used = processorSeconds() - before;
    const sorted = [...cost].sort((a, b) => a - b);
    const gaps = moments.slice(1).map((m, i) => m - moments[i]).sort((a, b) => a - b);
    const at = (list, share) => list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? NaN;
    console.log(`${two ? "two pictures" : "one picture"}: ${((moments.length - 1) / ((moments.at(-1) - moments[0]) / 1000)).toFixed(1)} a second; scripts take ${at(sorted, 0.5).toFixed(1)} ms of a frame (median), ${at(sorted, 0.95).toFixed(1)} ms (95 of 100); between frames ${at(gaps, 0.5).toFixed(0)} ms (median), ${at(gaps, 0.95).toFixed(0)} ms (95 of 100), ${at(gaps, 1).toFixed(0)} ms (longest); ${((1000 * used) / moments.length).toFixed(0)} ms of processor a picture`);
    await page.context().close();
  }
} finally {
  await browser.close();
  child.kill();
}
