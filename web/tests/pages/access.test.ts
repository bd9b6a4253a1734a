// What everybody needs: axe without a violation, light and dark; nothing cut off on a narrow phone.
import type { Browser, Page } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { done, folder, launch, link, open, run, small, startView, type View } from "./program";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const here = folder();
const file = join(here.path, "report.html");
let browser: Browser;
let view: View;
beforeAll(async () => {
  const study = join(here.path, "study.sqlite");
  run("run", "default", "--replicates", "3", "--weeks", "104", "--set", "run.burnin=52", "--out", study);
  run("report", study, "-o", file);
  [browser, view] = await Promise.all([launch(), startView(study)]);
});
afterAll(async () => {
  await browser?.close();
  view?.stop();
  here.remove();
});

const training = { kind: "bystander_training", start: 0, end: null, every: 52, dose: 0.3 };
const pages: Record<string, { url: () => string; ready: (page: Page) => Promise<unknown> }> = {
  report: { url: () => pathToFileURL(file).href, ready: (p) => p.waitForSelector(".plot svg") },
  start: { url: () => link(view, { view: "start" }), ready: async (p) => { await p.locator("#answering").click(); await p.locator("#guess-show").click(); } },
  explorer: { url: () => link(view, { ...small, preset: "default" }), ready: done },
  comparison: { url: () => link(view, { ...small, preset: "default", change: { set: {}, off: [], interventions: [training] } }), ready: (p) => p.waitForSelector("#comparison .plot svg", { timeout: 180_000 }).then(() => done(p)) },
  story: { url: () => link(view, { view: "story", step: 1, replicates: 2 }), ready: async (p) => { await p.locator(".current .skip-guess").click(); await p.waitForSelector(".current .plot svg", { timeout: 240_000 }); } },
  "a later step of the story": { url: () => link(view, { view: "story", step: 7, replicates: 2 }), ready: async (p) => { await p.locator(".current .skip-guess").click(); await p.waitForSelector(".current .plot svg", { timeout: 240_000 }); } },
  "the end of the story": { url: () => link(view, { view: "story", step: 9, replicates: 2 }), ready: async (p) => { await p.locator(".current .skip-guess").click(); await p.waitForSelector(".current .plot svg", { timeout: 240_000 }); } },
  "report in the explorer": { url: () => link(view, { view: "report" }), ready: (p) => p.waitForSelector(".plot svg") },
};

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

test.each(Object.keys(pages))("%s: axe finds nothing, light and dark; it fits a phone of 380 px", async (name) => {
  const at = pages[name]!;
  const { page, context } = await open(browser, at.url());
  await at.ready(page);
  await page.evaluate(axe);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((t) => {
      document.documentElement.dataset.theme = t;
      window.dispatchEvent(new Event("themechange"));
    }, theme);
    const violations = (await page.evaluate(async () => (await (window as unknown as { axe: { run: () => Promise<{ violations: unknown[] }> } }).axe.run()).violations)) as Violation[];
    expect(violations.map((v) => `${theme} ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 140)} ${n.failureSummary.split("\n")[1]}`).join(" | ")}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 380, height: 760 });
  // Charts follow a moment after the window.
  await page.waitForFunction(() => document.documentElement.scrollWidth <= 380, null, { timeout: 20_000 });
  await context.close();
});
