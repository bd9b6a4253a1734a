// What everybody needs: axe without a violation, light and dark; nothing cut off on a narrow phone.
import type { Browser, Page } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  explorer: { url: () => link(view, { ...small, preset: "default" }), ready: done },
  comparison: { url: () => link(view, { ...small, preset: "default", change: { set: {}, off: [], interventions: [training] } }), ready: (p) => p.waitForSelector("#comparison .plot svg", { timeout: 180_000 }).then(() => done(p)) },
  tour: { url: () => link(view, { view: "tour", controls: { "0.women": 0.3 } }), ready: (p) => p.waitForSelector(".answer", { timeout: 240_000 }) },
  "report in the explorer": { url: () => link(view, { view: "report" }), ready: (p) => p.waitForSelector(".plot svg") },
};

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

describe.each(Object.keys(pages))("%s", (name) => {
  const at = pages[name]!;
  test.each([false, true])("axe finds nothing (dark: %s)", async (dark) => {
    const { page, context } = await open(browser, at.url(), { dark });
    await at.ready(page);
    await page.evaluate(axe);
    const violations = (await page.evaluate(async () => (await (window as unknown as { axe: { run: () => Promise<{ violations: unknown[] }> } }).axe.run()).violations)) as Violation[];
    expect(violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 140)} ${n.failureSummary.split("\n")[1]}`).join(" | ")}`)).toEqual([]);
    await context.close();
  });

  test("fits a phone of 380 px", async () => {
    const { page, context } = await open(browser, at.url(), { width: 380, height: 760 });
    await at.ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await context.close();
  });
});
