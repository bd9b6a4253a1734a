import type { Browser } from "playwright-core";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chartFaults, folder, launch, open } from "./program";
import { wild } from "./wild";

const here = folder();
const file = join(here.path, "wild.html");
let browser: Browser;
beforeAll(async () => {
  const page = readFileSync(fileURLToPath(new URL("../../dist/report.html", import.meta.url)), "utf8");
  writeFileSync(file, page.replace('id="groundswell-data">null</script>', () => `id="groundswell-data">${JSON.stringify(wild).replace(/</g, "\\u003c")}</script>`));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  here.remove();
});

test.each([1280, 390])("at %i px no mark leaves its chart, no label is cut off, none collide, whatever the figures", async (width) => {
  const { page, context, errors } = await open(browser, pathToFileURL(file).href, { width });
  await page.waitForSelector(".plot svg");
  await page.waitForFunction(() => [...document.querySelectorAll(".plot")].every((p) => p.querySelector("svg")));
  expect(await page.locator(".plot svg").count()).toBeGreaterThanOrEqual(6);
  expect(await chartFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  expect(errors).toEqual([]);
  await context.close();
});

test("two replicates give no verdict beside the surveys, and no half-life to an effect that could be none", async () => {
  const { page, context } = await open(browser, pathToFileURL(file).href);
  expect(await page.locator("#surveys .statement").innerText()).toBe("No verdict on 16 figures of surveys: 2 replicates are too few. A verdict needs 160.");
  const rows = page.locator("#changes > div table tbody tr, #changes div .wraps tbody tr");
  const text = await rows.allInnerTexts();
  expect(text.find((t) => t.startsWith("Nothing"))).toMatch(/could be chance/);
  expect(text.find((t) => t.startsWith("Nothing"))).not.toMatch(/half gone/);
  expect(text.find((t) => t.startsWith("Parity"))).toMatch(/not half gone by the end/);
  await context.close();
});
