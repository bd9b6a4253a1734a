import type { Page } from "playwright-core";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { first } from "../../src/start/first";
import { environment, link, open, program, running, small, startView } from "./program";
import { browser, view } from "./served";

const focused = (page: Page) => page.waitForFunction(() => document.activeElement?.id === "main");

test("its figures are what the program computes", () => {
  const script = fileURLToPath(new URL("../../scripts/first.mjs", import.meta.url));
  execFileSync(process.execPath, [script, "--check"], { env: { ...environment, GROUNDSWELL: program }, stdio: "pipe" });
});

test("the page begins with it, at once and without a run; guess and switch answer with the run's figures", async () => {
  const { page, context, errors, strangers } = await open(browser, view.url);
  const runs: string[] = [];
  page.on("request", (r) => r.method() === "POST" && runs.push(r.url()));
  expect(await page.locator("h1").innerText()).toMatch(/Why does it go on/);
  const words = await page.locator(".hero .words").innerText();
  for (const share of [first.base.harmed.woman.mean, first.base.harmed.man.mean, first.base.silence.mean, 1 - first.base.did.mean]) expect(words).toContain(`${Math.round(100 * share)} of 100`);
  // The still picture of those who want little motion: everyone who ever stayed silent.
  const silent = new Set(first.team.base.silent.map(([, who]) => who)).size;
  expect(await page.locator(".tally .silent dd").innerText()).toBe(`${silent} of ten`);
  await page.locator("#start-week").fill("0");
  expect(await page.locator(".tally .silent dd").innerText()).toBe("0 of ten");
  await page.locator("#guess").fill("12");
  await page.locator("#guess-show").press("Enter");
  expect(await page.locator("#guess-answer").innerText()).toMatch(/^You said 12\. In this run it is \d/);
  expect(await page.locator(".dots li").count()).toBe(first.base.funnel.length);
  expect(await page.locator(".dots li").last().locator("circle.on").count()).toBe(Math.round(100 * first.base.funnel.at(-1)!.share.mean));
  await page.locator("#answering").press("Space");
  expect(await page.locator(".team").count()).toBe(2);
  expect(await page.locator(".effect .answer").innerText()).toMatch(/harm (falls|rises) by .*\[/);
  expect(runs).toEqual([]);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("it needs no program: what it shows was computed beforehand", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(view.url);
  await page.locator(".team").waitFor();
  await page.locator("#answering").click();
  expect(await page.locator(".effect .answer").innerText()).toMatch(/harm/);
  await page.locator("#open-workshop").click();
  await page.locator("h1", { hasText: "does not answer" }).waitFor();
  await context.close();
});

test("Back goes to the view before, the title follows, the focus is at the beginning", async () => {
  const { page, context } = await open(browser, view.url);
  await page.locator("#play-story").click();
  await focused(page);
  expect(await page.title()).toMatch(/^Step 1/);
  await page.locator(".story-step.current .next-step").click();
  await page.waitForFunction(() => document.title.startsWith("Step 2"));
  await page.goBack();
  await page.waitForFunction(() => document.title.startsWith("Step 1"));
  await page.goBack();
  await page.waitForFunction(() => document.title.startsWith("Why does it go on"));
  await focused(page);
  expect(await page.locator(".team").count()).toBe(1);
  await page.locator("#open-workshop").click();
  await focused(page);
  expect(await page.title()).toBe("Default institution: workshop · Groundswell");
  await context.close();
});

const broken = [{ base: { set: null } }, { change: { interventions: [null] } }, { step: "two", view: "story" }];
test.each(broken.map((p) => [JSON.stringify(p), p]))("a damaged link is not a blank page: %s", async (_, plan) => {
  const { page, context, errors } = await open(browser, link(view, plan));
  await page.locator("#notice").waitFor();
  await page.locator("h1", { hasText: /^Default institution$/ }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test("a setting that is refused says why, wherever the fault lies", async () => {
  const interventions = [{ kind: "accountability", start: 0, end: null, set: { "policy.transparency": 4 } }];
  const { page, context } = await open(browser, link(view, { ...small, change: { set: {}, off: [], interventions } }));
  const said = await page.locator("#faults").innerText();
  expect(said).toMatch(/Accountability, .*policy\.transparency.*: is 4 \(must lie in \[0, 1\]/);
  expect(said).not.toMatch(/intervention\.\d|interventions\[|--/);
  // Nothing ran, so nothing is counted.
  expect(await page.locator(".counters dd").count()).toBe(0);
  expect(await page.locator(".arm .waiting").innerText()).toBe("It was not run.");
  await context.close();
});

test("a smaller institution is not said to have the people of the shipped one", async () => {
  const { page, context } = await open(browser, link(view, { ...small, preset: "default" }));
  await page.waitForFunction(() => document.querySelector(".titled .stand")?.textContent?.startsWith("300 people"));
  expect(await page.locator(".titled").innerText()).not.toContain("1,000 people");
  await context.close();
});

test("the second picture waits for its run instead of showing zeros, and the clock for both", async () => {
  const training = { kind: "bystander_training", start: 0, end: null, every: 52, dose: 0.3 };
  const context = await browser.newContext();
  const page = await context.newPage();
  const weeks = Array.from({ length: 52 }, (_, week) => ({ week, acts: [[0, 1]], remarks: 0, silent: [1], stepped_in: [], told: [], posts: [] }));
  await page.route("**/api/run/*/events", (route) => route.fulfill({ contentType: "text/event-stream", body: `retry: 100000\nevent: week\ndata: ${JSON.stringify({ arm: "base", weeks })}\n\n` }));
  await page.goto(link(view, { ...small, change: { set: {}, off: [], interventions: [training] } }));
  await page.waitForFunction(() => Number(document.querySelector(".counters .acts dd")?.textContent) > 0);
  expect(await page.locator(".arm").count()).toBe(2);
  expect(await page.locator(".counters").count()).toBe(1);
  expect(await page.locator(".arm .waiting").innerText()).toMatch(/start together/);
  await page.waitForTimeout(600);
  expect(await page.locator("#scrub").inputValue()).toBe("0");
  await context.close();
});

test("a run whose program was killed is said to have ended", async () => {
  const own = await startView();
  const { page, context } = await open(browser, link(own, { weeks: 1040, replicates: 400 }));
  await running(page);
  own.process.kill("SIGKILL");
  await page.locator("#faults").waitFor({ timeout: 40_000 });
  expect(await page.locator("#faults").innerText()).toMatch(/no longer answers/);
  expect(await page.locator("#status").innerText()).toBe("Not run");
  await context.close();
});
