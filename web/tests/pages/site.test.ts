// A site of plain files, from a plain file server: what was run beforehand, and the engine in the page.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { done, folder, freePort, launch, open, run, type View } from "./program";

const place = folder();
const scenario = join(place.path, "small.toml");
writeFileSync(scenario, `title = "Small <site>"\n[institution]\nseats = 300\nunits = 4\n[run]\nburnin = 52\nweeks = 104\n`);
const engine = (JSON.parse(run("site", scenario, "--out", join(place.path, "site"), "--runs", "2", "--json")) as { engine: boolean }).engine;

let browser: Browser;
let files: ChildProcess;
let view: View;
beforeAll(async () => {
  const port = await freePort();
  files = spawn("python3", ["-m", "http.server", String(port), "--bind", "127.0.0.1", "-d", place.path], { stdio: "ignore" });
  view = { url: `http://127.0.0.1:${port}/site/`, process: files, stop: () => files.kill() };
  for (let i = 0; i < 100 && !(await fetch(view.url).then((a) => a.ok, () => false)); i++) await new Promise((ok) => setTimeout(ok, 100));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  view?.stop();
  place.remove();
});

const link = (plan: object): string => `${view.url}#s=${Buffer.from(JSON.stringify({ weeks: 104, ...plan })).toString("base64url")}`;

/** The results that the page shows, from the report that it writes. */
async function shown(page: Page): Promise<{ result_hash: string; comparisons: unknown[] }> {
  const [report] = await Promise.all([page.waitForEvent("download"), page.locator("#export-report").click()]);
  const html = readFileSync(await report.path(), "utf8");
  return JSON.parse(html.match(/id="groundswell-data">(.*?)<\/script>/s)![1]!);
}
const native = (...args: string[]): { result_hash: string } => JSON.parse(run("run", ...args, "--json"));

test("the run made beforehand needs no engine, and has the program's hash", async () => {
  const { page, context, errors, strangers } = await open(browser, view.url);
  const asked: string[] = [];
  page.on("request", (r) => asked.push(new URL(r.url()).pathname));
  await done(page);
  expect(asked.filter((p) => p.endsWith("worker.js"))).toEqual([]);
  expect((await shown(page)).result_hash).toBe(native(scenario, "--replicates", "12").result_hash);
  expect(await page.locator("h1").first().innerText()).toBe("Small <site>");
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("the claims, the evidence and the downloads are there", async () => {
  const { page, context, errors, strangers } = await open(browser, `${view.url}claims.html`);
  expect(await page.locator("h1").innerText()).toBe("The claims");
  expect(await page.locator("table").count()).toBeGreaterThan(3);
  await page.locator('a[href^="evidence.html"], a[href="./"]').first().click();
  await page.goto(`${view.url}evidence.html`);
  expect(await page.locator("h1").innerText()).toBe("Evidence");
  await page.goto(`${view.url}downloads.html`);
  for (const href of await page.locator("main a").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).getAttribute("href")!))) expect(existsSync(join(place.path, "site", href)), href).toBe(true);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("without WebAssembly it says so, and shows what was run beforehand", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  const page = await context.newPage();
  await page.goto(view.url);
  await done(page);
  await page.locator("#seed").fill("5");
  await page.locator("#seed").press("Tab");
  await page.locator("#run").click();
  const said = engine ? "this browser has no WebAssembly" : "without the engine";
  await page.waitForFunction((words) => document.body.innerText.includes(words), said);
  expect(await page.locator("#run").isEnabled()).toBe(true);
  await context.close();
});

test("without WebAssembly the story shows the runs made beforehand, and says why there are no others", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  const page = await context.newPage();
  await page.goto(`${view.url}#s=${Buffer.from(JSON.stringify({ view: "story" })).toString("base64url")}`);
  await page.locator(".team").waitFor();
  await page.locator(".current .skip-guess").click();
  await page.locator(".current .answer").waitFor();
  expect(await page.locator(".current .answer").innerText()).toMatch(/\d.*\[/);
  await page.selectOption("#control-act", "half");
  await page.locator(".current #faults").waitFor();
  expect(await page.locator(".current #faults").innerText()).toMatch(/run beforehand can be shown/);
  await page.locator(".current .run-line .link").click();
  await page.locator(".current .answer").waitFor();
  await context.close();
});

// A suite counts what it leaves out as failed.
if (engine) describe("with the engine", () => {
  test("another run has the program's hash, and says how far it is", async () => {
    const { page, context, errors, strangers } = await open(browser, link({ seed: 7, replicates: 3 }));
    await done(page);
    expect((await shown(page)).result_hash).toBe(native(scenario, "--replicates", "3", "--seed", "7").result_hash);
    // And once more, with a change, by the same workers.
    await page.selectOption("#intervention-kind", "bystander_training");
    await page.locator("#add-intervention").click();
    await page.locator("#run").click();
    await page.waitForSelector("#comparison", { timeout: 180_000 });
    await done(page);
    expect((await shown(page)).comparisons.length).toBe(1);
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });

  test("a fault is shown at its field, in the program's words", async () => {
    const { page, context } = await open(browser, link({ change: { set: { "policy.transparency": 7 }, off: [], interventions: [] } }));
    const fault = page.locator('[id="p-policy.transparency-fault"]');
    await fault.waitFor();
    expect(await fault.innerText()).toMatch(/7.*\[0, 1\]/);
    await context.close();
  });

  test("20,001 people are left to the program that is installed", async () => {
    const { page, context } = await open(browser, link({ base: { set: { "institution.seats": 20001 }, off: [], interventions: [] } }));
    await page.waitForFunction(() => /at most 20000 people in a web page/.test(document.body.innerText));
    await context.close();
  });

  test("a run is cancelled half-way, and the next one runs", async () => {
    const { page, context, errors } = await open(browser, link({ weeks: 1040, replicates: 400, seed: 2 }));
    await page.waitForFunction(() => /[1-9]\d* of 400/.test(document.body.innerText), null, { timeout: 120_000 });
    await page.locator("#cancel").click();
    await page.waitForFunction(() => document.getElementById("status")?.textContent?.startsWith("Cancelled"), null, { timeout: 10_000 });
    await page.locator("#replicates").fill("2");
    await page.locator("#years").fill("1");
    await page.locator("#years").press("Tab");
    await page.locator("#run").click();
    await done(page);
    expect((await shown(page)).result_hash).toBe(native(scenario, "--replicates", "2", "--seed", "2", "--weeks", "52").result_hash);
    expect(errors).toEqual([]);
    await context.close();
  });

  test("after the first visit it works without network", async () => {
    const { page, context, errors } = await open(browser, view.url);
    await done(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.goto(link({ seed: 9, replicates: 2 }));
    await page.reload();
    await done(page);
    expect((await shown(page)).result_hash).toBe(native(scenario, "--replicates", "2", "--seed", "9").result_hash);
    expect(errors).toEqual([]);
    await context.close();
  });
});
