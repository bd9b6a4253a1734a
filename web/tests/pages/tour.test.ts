import { expect, test } from "vitest";
import { link, open } from "./program";
import { browser, view } from "./served";

test("six steps, each a run of its own with an answer; then the reader's experiment", async () => {
  const { page, context, errors, strangers } = await open(browser, link(view, { view: "tour", replicates: 2 }));
  const answers: string[] = [];
  for (let i = 0; i < 6; i++) {
    await page.waitForSelector(".answer", { timeout: 240_000 });
    const answer = await page.locator(".answer").innerText();
    answers.push(answer);
    expect(await page.locator(".judged").count()).toBe(1);
    expect(await page.locator(".control").count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator(".shown figure").count()).toBeGreaterThan(0);
    expect(answer).toMatch(/\d/);
    await page.locator("#tour-next").click();
  }
  expect(new Set(answers).size).toBe(6);
  await page.locator("#tour-own").click();
  await page.locator(".card").first().waitFor();
  expect(await page.locator(".card").count()).toBe(5);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("a control changes the run and the text", async () => {
  const { page, context } = await open(browser, link(view, { view: "tour", replicates: 2 }));
  await page.waitForSelector(".answer", { timeout: 240_000 });
  const before = await page.locator(".answer").innerText();
  expect(before).toMatch(/arithmetic says 16/);
  await page.locator("#t-women").fill("0.5");
  await page.waitForFunction(() => document.querySelector(".answer")?.textContent?.includes("arithmetic says 1.00;"), null, { timeout: 240_000 });
  await context.close();
});
