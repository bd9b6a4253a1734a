// Starts the real program and a browser for the suite.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
/** The program under test. */
export const program = resolve(process.env.GROUNDSWELL ?? join(here, "../../../build/release/groundswell"));
export const environment = { ...process.env, GROUNDSWELL_CACHE: "" };

export const freePort = (): Promise<number> =>
  new Promise((ok, no) => {
    const server = createServer().once("error", no);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => ok(port));
    });
  });

export interface View {
  url: string;
  process: ChildProcess;
  stop: () => void;
}

/** `groundswell view WHAT...`, once it answers. */
export async function startView(...what: string[]): Promise<View> {
  const port = await freePort();
  const child = spawn(program, ["view", ...what, "--port", String(port), "--no-open"], { env: environment, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`groundswell view ended with ${child.exitCode}`);
    if (await fetch(url).then((a) => a.ok, () => false)) return { url, process: child, stop: () => child.kill() };
    await new Promise((ok) => setTimeout(ok, 100));
  }
  child.kill();
  throw new Error("groundswell view did not answer within 30 s");
}

/** A folder that is gone after the tests. */
export function folder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "groundswell-pages-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const run = (...args: string[]): string => execFileSync(program, args, { env: environment, encoding: "utf8", maxBuffer: 1e8 });

// A canvas that is read leaves the accelerated ones, and is drawn a little differently from then on: none is accelerated here.
const flags = ["--headless=new", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-accelerated-2d-canvas"];

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

export interface Watched {
  context: BrowserContext;
  page: Page;
  /** Errors of the page and on its console. */
  errors: string[];
  /** Requests to anywhere but the program. */
  strangers: string[];
}

/** A page of its own, with what it asks for and complains of written down. Pictures stand still, unless they are to be `moving`. */
export async function open(browser: Browser, url: string, options: { width?: number; height?: number; dark?: boolean; moving?: boolean } = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1280, height: options.height ?? 860 }, colorScheme: options.dark ? "dark" : "light", acceptDownloads: true, reducedMotion: options.moving ? "no-preference" : "reduce" });
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on("pageerror", (e) => errors.push(e.message));
  page.on("console", (m) => m.type() === "error" && !/422|GPU stall/.test(m.text()) && errors.push(m.text()));
  page.on("request", (r) => {
    const to = r.url();
    if (!to.startsWith(new URL(url).protocol === "file:" ? url.split("#")[0]! : new URL(url).origin) && !/^(data|blob):/.test(to)) strangers.push(to);
  });
  await page.goto(url);
  return { context, page, errors, strangers };
}

/** A link to the explorer with a setting, as the page writes it. */
export const link = (view: View, plan: object): string => `${view.url}#s=${Buffer.from(JSON.stringify(plan)).toString("base64url")}`;

/** A small institution, so that a run takes about a second. */
export const small = { base: { set: { "institution.seats": 300, "institution.units": 4, "run.burnin": 52 }, off: [], interventions: [] }, weeks: 104, replicates: 2 };

export const done = (page: Page): Promise<unknown> => page.waitForFunction(() => document.getElementById("status")?.textContent === "Done", null, { timeout: 180_000 });

/** Waits until a run goes on: some of its replicates have ended. */
export const running = (page: Page): Promise<unknown> => page.waitForFunction(() => / of \d+ replicates/.test(document.getElementById("status")?.textContent ?? ""), null, { timeout: 180_000 });

/** What is wrong with the charts of a page: marks outside their drawing, labels cut off, labels over each other. */
export const chartFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const plot of document.querySelectorAll(".plot")) {
      const svg = plot.querySelector("svg");
      if (!svg) continue;
      const frame = plot.getBoundingClientRect();
      const about = (plot.getAttribute("aria-label") ?? "").slice(0, 60);
      const drawing = svg.getBoundingClientRect();
      const axis = [...svg.querySelectorAll('[aria-label="x-axis tick"]')].map((e) => e.getBoundingClientRect()).filter((r) => r.height > 0)[0];
      for (const mark of svg.querySelectorAll('[aria-label="rule"] line, [aria-label="bar"] rect, [aria-label="dot"] circle, [aria-label="dot"] path, [aria-label="line"] path, [aria-label="area"] path')) {
        const r = mark.getBoundingClientRect();
        const labels = Math.max(drawing.left, ...[...svg.querySelectorAll('[aria-label="y-axis tick label"] text')].map((t) => t.getBoundingClientRect().right));
        const bottom = axis ? axis.bottom + 2 : drawing.bottom + 1;
        if (r.width + r.height > 0 && (r.left < labels - 1 || r.right > drawing.right + 1 || r.top < drawing.top - 1 || r.bottom > bottom)) faults.push(`${about}: a ${mark.parentElement!.getAttribute("aria-label")} leaves the chart`);
      }
      const texts = [...svg.querySelectorAll("text")].filter((t) => t.textContent).map((t) => ({ text: t.textContent!, r: t.getBoundingClientRect() }));
      for (const { text, r } of texts) if (r.left < frame.left - 1 || r.right > frame.right + 1 || r.top < frame.top - 2 || r.bottom > frame.bottom + 2) faults.push(`${about}: “${text}” is cut off`);
      texts.forEach((a, i) => texts.slice(i + 1).forEach((b) => {
        const wide = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
        const high = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
        if (wide > 1 && high > 3) faults.push(`${about}: “${a.text}” and “${b.text}” collide`);
      }));
    }
    return faults;
  });
