import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { first } from "../../src/start/first";
import { steps } from "../../src/story/steps";
import { chartFaults, link, open } from "./program";
import { browser, view } from "./served";

const patience = { timeout: 240_000 };
const story = (more: object = {}) => link(view, { view: "story", replicates: 2, ...more });
const current = (page: Page) => page.locator(".story-step.current");
const at = (page: Page, step: number) => page.waitForFunction((i) => document.querySelector<HTMLElement>(".story-step.current")?.dataset.step === String(i), step, { timeout: 20_000 });
const stepIn = (page: Page): Promise<number> => page.evaluate(() => JSON.parse(atob(location.hash.slice(3).replace(/-/g, "+").replace(/_/g, "/"))).step ?? 0);
/** Whether a page element is still the one that was marked. */
const mark = (page: Page) => page.evaluate(() => document.querySelector(".story-stage")!.setAttribute("data-marked", "yes"));

test("ten steps beside one picture that stays; each asks before it answers, and answers with figures", async () => {
  // With fewer than three replicates some figures have no interval.
  const { page, context, errors, strangers } = await open(browser, story({ replicates: 3 }));
  const answers: string[] = [];
  await mark(page);
  for (const [i, step] of steps.entries()) {
    await at(page, i);
    expect(await current(page).locator(".answer, .found").count(), step.id).toBe(0);
    expect(await current(page).locator(".control").count(), step.id).toBe(1);
    await current(page).locator(i % 2 ? ".skip-guess" : ".ask-first").first().waitFor();
    if (step.guess.options) await current(page).locator(".pick input").first().check();
    await current(page).locator('.ask-first button[type="submit"]').click();
    await current(page).locator(".answer").waitFor(patience);
    expect(await current(page).locator(".your-guess").innerText(), step.id).toMatch(/^You said/);
    expect(await current(page).locator(".judged").innerText(), step.id).toMatch(/^The model (agrees with|says the opposite of|leaves) the claim/);
    await current(page).locator("figure").first().waitFor();
    const answer = await current(page).locator(".answer").innerText();
    expect(answer, step.id).toMatch(step.requests(step.control.initial).length ? /\d.*\[/ : /\d/);
    answers.push(answer);
    expect(await page.locator('.story-stage[data-marked="yes"]').count(), step.id).toBe(1);
    expect(await page.locator(".story-stage .legend .added").count() > 0, step.id).toBe(step.adds !== null);
    expect(await chartFaults(page), step.id).toEqual([]);
    if (i + 1 < steps.length) await current(page).locator(".next-step").click();
  }
  // The table of the last step says where a claim was told.
  const told = steps.findIndex((s) => s.tells.includes("C8"));
  expect(await current(page).locator("details tr", { hasText: "C8: " }).textContent()).toContain(`step ${told + 1}`);
  expect(new Set(answers).size).toBe(steps.length);
  await page.locator("#story-own").click();
  await page.locator(".card").first().waitFor();
  expect(await page.locator(".card").count()).toBe(5);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("keys, scrolling and the row of numbers change the step; the link keeps it; Back goes a step back", async () => {
  const { page, context } = await open(browser, story());
  await at(page, 0);
  await page.keyboard.press("ArrowRight");
  await at(page, 1);
  expect(await stepIn(page)).toBe(1);
  expect(await page.title()).toMatch(/^Step 2/);
  await page.keyboard.press("PageDown");
  await at(page, 2);
  await page.keyboard.press("ArrowLeft");
  await at(page, 1);
  // A key that belongs to a slider moves the slider.
  await page.locator("#control-silence").focus();
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator("#control-silence").inputValue()).toBe("0.9");
  await at(page, 1);
  await page.locator('.places button[aria-label^="Step 5"]').click();
  await at(page, 4);
  await page.evaluate(() => { const s = document.querySelector('[data-step="6"]')!; window.scrollTo(0, s.getBoundingClientRect().top + scrollY - 60); });
  await at(page, 6);
  await page.waitForFunction(() => location.hash.length > 3);
  expect(await stepIn(page)).toBe(6);
  await page.goBack();
  await at(page, 4);
  // The window goes there too.
  await page.waitForFunction(() => { const r = document.querySelector('[data-step="4"]')!.getBoundingClientRect(); return r.top < 200 && r.bottom > 200; });
  await page.reload();
  await at(page, 4);
  await context.close();
});

test("a control changes the run and the text; what was run before is there at once", async () => {
  const { page, context } = await open(browser, story({ step: 2 }));
  await current(page).locator(".skip-guess").click();
  await current(page).locator(".answer").waitFor(patience);
  expect(await current(page).locator(".your-guess").count()).toBe(0);
  const before = await current(page).locator(".answer").innerText();
  await page.locator("#control-normal").fill("1");
  await page.waitForFunction((old) => { const a = document.querySelector(".story-step.current .answer"); return a && a.textContent!.replace(/\u00a0/g, " ") !== old; }, before.replace(/\u00a0/g, " "), patience);
  const runs: string[] = [];
  page.on("request", (r) => r.method() === "POST" && runs.push(r.url()));
  await page.locator("#control-normal").fill("3");
  await page.waitForFunction((old) => document.querySelector(".story-step.current .answer")?.textContent?.replace(/\u00a0/g, " ") === old, before.replace(/\u00a0/g, " "), { timeout: 5000 });
  await page.waitForTimeout(800);
  expect(runs).toEqual([]);
  await context.close();
});

test("the second ring joins only once both runs are there, and the clock is one", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  const week = (w: number) => ({ week: w, acts: [[first.team.id, 1]], remarks: 0, silent: [first.team.members[0]!.id], stepped_in: [], told: [], posts: [] });
  const all = Array.from({ length: 260 }, (_, w) => week(w));
  const event = (arm: string, weeks: unknown[]) => `event: week\ndata: ${JSON.stringify({ arm, weeks })}\n\n`;
  let told = event("base", all) + event("variant", all.slice(0, 100));
  await page.route("**/api/run/*/events", (route) => route.fulfill({ contentType: "text/event-stream", body: `retry: 100000\n${told}` }));
  await page.goto(story({ step: 1 }));
  await page.locator(".waits").waitFor();
  expect(await page.locator(".team").count()).toBe(1);
  told = event("base", all) + event("variant", all);
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll(".team").length === 2, null, patience);
  await page.locator("#story-week").fill("3");
  expect(await page.locator(".team .acts dd").allInnerTexts()).toEqual(["4", "4"]);
  await context.close();
});

test("the picture is there before any run, and still for those who want little motion", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.route("**/api/run", (route) => route.abort());
  await page.goto(story({ step: 1 }));
  await page.locator(".team").waitFor();
  const silent = new Set(first.team.base.silent.filter(([w]) => w < 260).map(([, who]) => who)).size;
  expect(await page.locator(".tally .silent dd").innerText()).toBe(`${silent} of ten`);
  expect(await page.locator("#story-play").innerText()).toBe("Play again");
  await current(page).locator(".skip-guess").click();
  // A run that could not be made says so, and what to do.
  await page.locator(".story-step.current #faults").waitFor(patience);
  await context.close();
});

test("it plays by itself where motion is welcome", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(story());
  await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>("#story-week")?.value) > 3, null, { timeout: 30_000 });
  await page.locator("#story-play").click();
  const stopped = await page.locator("#story-week").inputValue();
  await page.waitForTimeout(600);
  expect(await page.locator("#story-week").inputValue()).toBe(stopped);
  await context.close();
});

test("each step adds its thing to the picture and keeps the others", async () => {
  const { page, context } = await open(browser, story({ step: 0 }));
  const sizes = () => page.locator(".story-stage .body").evaluateAll((all) => new Set(all.map((c) => c.getAttribute("r"))).size);
  await at(page, 0);
  expect(await page.locator(".tally .silent").count()).toBe(0);
  expect(await sizes()).toBe(1);
  await page.locator('.places button[aria-label^="Step 2"]').click();
  await page.locator(".tally .silent").first().waitFor();
  expect(await sizes()).toBe(1);
  await page.locator('.places button[aria-label^="Step 4"]').click();
  await at(page, 3);
  await page.waitForFunction(() => document.querySelectorAll(".story-stage .team").length === 2, null, patience);
  expect(await sizes()).toBeGreaterThan(1);
  // Who notices less is paler: it needs the figures of the run.
  await page.waitForFunction(() => Number(document.querySelector(".story-stage .body")?.getAttribute("fill-opacity")) < 1, null, patience);
  await page.locator('.places button[aria-label^="Step 6"]').click();
  await page.waitForFunction(() => document.querySelectorAll(".story-stage .remarks circle").length > 0, null, patience);
  await context.close();
});

test("the reader draws a seat, again and again, and is told what its ranks carry and nothing of the person", async () => {
  const { page, context } = await open(browser, story({ step: 8 }));
  await current(page).locator(".skip-guess").click();
  await current(page).locator(".answer").waitFor(patience);
  const seen = new Set<string>();
  for (let i = 0; i < 6; i++) {
    await page.locator("#control-part").click();
    await page.locator(".mine").waitFor();
    seen.add(await current(page).locator(".answer").innerText());
    expect(await page.locator(".mine").count()).toBe(1);
  }
  expect(seen.size).toBeGreaterThan(1);
  for (const text of seen) expect(text).toMatch(/^You drew a seat of the (lowest rank|second rank|upper ranks), held by a (woman|man) at first\. .*\d/);
  await context.close();
});

const earlier: [object, number][] = [[{ view: "tour" }, 3], [{ view: "tour", step: 2, controls: { "2.factor": 3 } }, 2], [{ view: "tour", step: 6 }, 9]];
test.each(earlier.map(([plan, step]) => [JSON.stringify(plan), plan, step] as const))("a link of the earlier story opens and says what it is: %s", async (_, plan, step) => {
  const { page, context, errors } = await open(browser, link(view, { ...plan, replicates: 2 }));
  await page.locator("#notice").waitFor();
  expect(await page.locator("#notice").innerText()).toMatch(/earlier story of six steps/);
  await at(page, step);
  expect(errors).toEqual([]);
  await context.close();
});

test("on a phone the picture stays at the top while the text passes under it", async () => {
  const { page, context } = await open(browser, story({ step: 7 }), { width: 390, height: 844 });
  await current(page).locator(".skip-guess").click();
  await current(page).locator(".answer").waitFor(patience);
  await page.waitForFunction(() => document.querySelectorAll(".team").length === 2);
  const box = await page.locator(".story-stage").boundingBox();
  expect(box!.y).toBeLessThan(70);
  expect(box!.y + box!.height).toBeLessThan(844 / 2);
  const answer = await current(page).locator(".answer").boundingBox();
  expect(answer!.y).toBeGreaterThan(box!.y);
  await at(page, 7);
  await current(page).locator(".plot svg").waitFor();
  expect(await chartFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});
