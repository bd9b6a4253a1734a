import type { Browser, Page } from "playwright-core";
import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folder, launch, open, run } from "./program";

const here = folder();
const file = join(here.path, "report.html");
let browser: Browser;
beforeAll(async () => {
  const study = join(here.path, "study.sqlite");
  run("run", "default", "--replicates", "3", "--weeks", "104", "--set", "run.burnin=52", "--out", study);
  const changes = join(here.path, "changes.sqlite");
  run("compare", "default", "--replicates", "3", "--weeks", "104", "--set", "run.burnin=52", "--with", "bystander_training", "--with", "movement", "--out", changes);
  run("report", study, changes, "-o", file);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  here.remove();
});

test("a report opens offline, whole, and no request leaves it", async () => {
  expect(statSync(file).size).toBeLessThan(2_000_000);
  const { page, context, errors, strangers } = await open(browser, pathToFileURL(file).href);
  await page.waitForSelector(".report h1");
  const titles = await page.locator("section > h2").allInnerTexts();
  for (const title of ["What was found", "From act to accountability", "Over the years", "What would change it", "What this rests on"]) expect(titles).toContain(title);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("every chart has a finding, a text alternative and its numbers", async () => {
  const { page, context } = await open(browser, pathToFileURL(file).href);
  const figures = page.locator("figure");
  const n = await figures.count();
  expect(n).toBeGreaterThanOrEqual(2);
  for (let i = 0; i < n; i++) {
    const figure = figures.nth(i);
    expect((await figure.locator(".statement").innerText()).length).toBeGreaterThan(15);
    expect((await figure.locator("[role=img]").getAttribute("aria-label"))!.length).toBeGreaterThan(15);
    await figure.locator("details > summary").click();
    expect(await figure.locator("table tbody tr").count()).toBeGreaterThan(0);
  }
  await context.close();
});

test("begins with one finding and three large numbers; the series are one table of lines", async () => {
  const { page, context } = await open(browser, pathToFileURL(file).href);
  expect(await page.locator("h1").innerText()).toMatch(/^(“.+” lowers harm by \d|Of a hundred acts .* held to account)/);
  expect(await page.locator(".large > div").count()).toBe(3);
  for (const text of await page.locator(".large dd").allInnerTexts()) expect(text).toMatch(/^\d+\.\d%$/);
  const rows = page.locator(".sparklines tbody tr");
  expect(await rows.count()).toBeGreaterThan(5);
  expect(await rows.first().locator("[role=img]").getAttribute("aria-label")).toMatch(/in the last year/);
  await context.close();
});

test("prints on at most six pages", async () => {
  const { page, context } = await open(browser, pathToFileURL(file).href);
  await page.waitForSelector(".plot svg");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = pdf.match(/\/Type \/Page\b/g)!.length;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThanOrEqual(6);
  await context.close();
});

test("prints in black on white, without what is for screens", async () => {
  const { page, context } = await open(browser, pathToFileURL(file).href, { dark: true });
  await page.emulateMedia({ media: "print" });
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
  expect(await page.locator("nav").isVisible()).toBe(false);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(20_000);
  await context.close();
});

/** Run a command into a study, and look at its report on a narrow screen in both themes. */
async function look_at_narrow_report(name: string, command: string[], look: (page: Page) => Promise<void>): Promise<void> {
  const study = join(here.path, `${name}.sqlite`);
  const page_of_it = join(here.path, `${name}.html`);
  run(...command, "--out", study);
  run("report", study, "-o", page_of_it);
  for (const dark of [false, true]) {
    const { page, context, errors } = await open(browser, pathToFileURL(page_of_it).href, { dark, width: 390, height: 844 });
    await look(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(errors).toEqual([]);
    await context.close();
  }
}

test("a report of a short run names no years, and says what it was too short for, on a narrow screen too", async () => {
  const command = ["run", "--seats", "100", "--weeks", "5", "--replicates", "4", "--seed", "4", "--set", "run.burnin=26"];
  await look_at_narrow_report("short", command, async (page) => {
    await page.waitForSelector("#funnel svg");
    expect(await page.locator("h1").innerText()).toMatch(/ by the end of these 5 weeks$/);
    const funnel = await page.locator("#funnel").innerText();
    expect(funnel).toContain("Rulings take 20 weeks: none could be made on a report of the 5 weeks of the run.");
    expect(funnel.match(/no ruling yet/g)).toHaveLength(2);
    expect(await page.locator(".large").innerText()).not.toMatch(/substantiated|account/);
    const shown = `${await page.locator("header, #funnel, #time").allInnerTexts()} ${await page.locator("[role=img]").evaluateAll((all) => all.map((x) => x.getAttribute("aria-label")))}`;
    expect(shown).not.toMatch(/\byears?\b/i);
    await page.locator("#figures summary").click();
    expect(await page.locator("#figures").innerText()).toMatch(/\([123]\)[\s\S]*over the n of 4 replicates in which the figure exists/);
  });
});

test("a report says what a figure depends on wherever the surveys allow, on a narrow screen too", async () => {
  const command = ["sensitivity", "default", "--fit", "default", "--members", "40", "--replicates", "2", "--weeks", "13", "--set", "run.burnin=0", "--set", "run.window=13", "--metric", "trust"];
  await look_at_narrow_report("members", command, async (page) => {
    await page.waitForSelector("#member-sensitivity svg");
    expect(await page.locator("#member-sensitivity .statement").first().innerText()).toMatch(/^Trust.*: /);
    expect(await page.locator("#member-sensitivity .plot").first().innerText()).toContain("init.trust");
    const clipped = await page.evaluate(() => {
      const plot = document.querySelector("#member-sensitivity .plot svg")!.getBoundingClientRect();
      return [...document.querySelectorAll("#member-sensitivity .plot svg text")].filter((t) => t.getBoundingClientRect().left < plot.left - 1).map((t) => t.textContent);
    });
    expect(clipped).toEqual([]);
  });
});

test("a report says what a figure depends on, with bars on a narrow screen too", async () => {
  const command = ["sensitivity", "default", "--seats", "60", "--weeks", "52", "--set", "institution.units=2", "--set", "run.burnin=13", "--trajectories", "4", "--replicates", "16", "--keep", "4"];
  await look_at_narrow_report("sensitivity", command, async (page) => {
    await page.waitForSelector("#sensitivity svg");
    expect(await page.locator("#sensitivity .statement").first().innerText()).toMatch(/^Harm depends most on /);
    expect(await page.locator("#sensitivity figure").count()).toBe(2);
    expect(await page.locator("#sensitivity .plot").first().innerText()).toContain("chance");
  });
});
