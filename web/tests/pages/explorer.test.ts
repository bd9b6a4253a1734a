import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chartFaults, done, link, open, running, small } from "./program";
import { browser, view } from "./served";

const training = { kind: "bystander_training", start: 0, end: null, every: 52, dose: 0.3 };
const withTraining = { ...small, change: { set: {}, off: [], interventions: [training] } };

test("loads, draws people, asks nobody but the program", async () => {
  const { page, context, errors, strangers } = await open(browser, link(view, small));
  await page.waitForSelector(".picture canvas.lasting");
  await done(page);
  const drawn = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.ground")!;
    return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.some((x) => x > 0);
  });
  expect(drawn).toBe(true);
  expect(await page.locator("h1").innerText()).toBe("Default institution");
  expect(await page.locator(".results .finding p").count()).toBeGreaterThan(2);
  expect(await page.locator(".results figure").count()).toBeGreaterThan(4);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

test("plays, pauses, scrubs, changes speed; counts move along", async () => {
  const { page, context } = await open(browser, link(view, small));
  await done(page);
  const play = page.locator("#play");
  await page.locator("#scrub").fill("0");
  const before = await page.locator(".transport output").innerText();
  expect(before).toBe("Year 1, week 1");
  await page.selectOption("#speed", "16");
  await play.click();
  await page.waitForFunction(() => Number((document.getElementById("scrub") as HTMLInputElement).value) > 8);
  await play.click();
  const stopped = await page.locator("#scrub").inputValue();
  await page.waitForTimeout(400);
  expect(await page.locator("#scrub").inputValue()).toBe(stopped);
  await page.locator("#scrub").fill("103");
  expect(await page.locator(".transport output").innerText()).toBe("Year 2, week 52");
  const late = Number((await page.locator(".counters .acts dd").innerText()).replace(/,/g, ""));
  await page.locator("#scrub").fill("10");
  const early = Number((await page.locator(".counters .acts dd").innerText()).replace(/,/g, ""));
  expect(late).toBeGreaterThan(early);
  const cursor = () => page.locator(".cursor").first().evaluate((e) => (e as HTMLElement).style.transform);
  const left = await cursor();
  await page.locator("#scrub").fill("90");
  expect(await cursor()).not.toBe(left);
  await context.close();
});

test("a slider changes a rule; the run gives two institutions side by side and paired differences", async () => {
  const { page, context, errors } = await open(browser, link(view, small));
  await done(page);
  const number = page.locator('[id="p-learn.silence_reads_as"]');
  const slider = page.locator(".slider", { has: number }).locator('input[type="range"]');
  await slider.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
  expect(Number(await number.inputValue())).toBeGreaterThan(0.3);
  expect(await page.locator(".slider.touched").count()).toBe(1);
  await page.locator("#run").click();
  await page.waitForSelector("#comparison", { timeout: 180_000 });
  await done(page);
  expect(await page.locator(".arm").count()).toBe(2);
  expect(await page.locator("#comparison .verdict-line").innerText()).toMatch(/Harm/);
  expect(await page.locator("#verdict .direction").innerText()).toMatch(/^(for the better|for the worse|could be chance)$/);
  await page.locator("#comparison > details > summary").click();
  expect(await page.locator("#comparison > details td").count()).toBeGreaterThan(50);
  expect(await page.locator("#comparison").innerText()).toMatch(/\[[−+\d.,]+ ?[^\]]*\]/);
  expect(errors).toEqual([]);
  await context.close();
});

test("what is shown first is in units that need no explanation: log odds stand behind Advanced", async () => {
  const { page, context } = await open(browser, link(view, small));
  await page.locator(".rules .slider .about").first().waitFor();
  const units = await page.locator(".rules section .slider .about .name").allInnerTexts();
  expect(units.length).toBeGreaterThan(8);
  expect(units.filter((u) => /log|utility/.test(u))).toEqual([]);
  await page.locator("#advanced > summary").click();
  await page.locator("#search").fill("reaction.intervene");
  await page.locator('[id="p-reaction.intervene"]').waitFor();
  await context.close();
});

test("any parameter is found by search", async () => {
  const { page, context } = await open(browser, link(view, small));
  await page.locator("#advanced > summary").click();
  await page.locator("#search").fill("retaliation severity");
  await page.locator('[id="p-retaliation.severity"]').waitFor();
  // One that has a slider above all the same.
  await page.locator("#search").fill("silence_reads_as");
  await page.locator('.search [id="found-learn.silence_reads_as"]').waitFor();
  expect(await page.evaluate(() => [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i))).toEqual([]);
  await page.locator('.search [id="found-learn.silence_reads_as"]').fill("0.3");
  await page.locator('.search [id="found-learn.silence_reads_as"]').press("Tab");
  expect(await page.locator('[id="p-learn.silence_reads_as"]').inputValue()).toBe("0.3");
  await page.locator("#search").fill("no such thing");
  expect(await page.locator(".search [role=status]").innerText()).toMatch(/^0 found/);
  await context.close();
});

test("an intervention is placed on the time line, and what it does is computed", async () => {
  const { page, context } = await open(browser, link(view, small));
  await page.selectOption("#intervention-kind", "bystander_training");
  await page.locator("#add-intervention").click();
  await page.locator("#i0-start").fill("26");
  await page.locator("#i0-end").fill("78");
  expect(await page.locator(".track span").getAttribute("style")).toMatch(/left: 25%; right: 25%/);
  expect(await page.locator(".line-of-time").getAttribute("aria-label")).toMatch(/Bystander training: year 0\.5 to year 1\.5/);
  await page.locator("#i0-dose").fill("0.6");
  await page.locator("#i0-dose").press("Tab");
  await page.locator("#run").click();
  await page.waitForSelector("#comparison", { timeout: 180_000 });
  await page.waitForFunction(() => document.querySelectorAll(".time .spans span").length > 0);
  await page.locator(".card .remove").click();
  expect(await page.locator(".card").count()).toBe(0);
  await page.waitForFunction(() => document.activeElement?.id === "add-intervention");
  await context.close();
});

test("a fault is shown at its field, in the program's words", async () => {
  const { page, context } = await open(browser, link(view, small));
  await done(page);
  const field = page.locator('[id="p-policy.transparency"]');
  await field.fill("7");
  await field.press("Tab");
  await page.locator("#run").click();
  const fault = page.locator('[id="p-policy.transparency-fault"]');
  await fault.waitFor();
  expect(await fault.innerText()).toMatch(/7.*\[0, 1\]/);
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  expect(await page.locator("#status").innerText()).toBe("Not run");
  await context.close();
});

test("a scenario that cannot be written says why, in words of the page", async () => {
  const { page, context } = await open(browser, link(view, { ...small, change: { set: { "policy.transparency": 7 }, off: [], interventions: [] } }));
  await page.locator("#faults").waitFor();
  await page.locator("#export-toml").click();
  await page.waitForFunction(() => /is 7/.test(document.querySelector(".export [role=status]")?.textContent ?? ""));
  expect(await page.locator(".export [role=status]").innerText()).toMatch(/^A member of the unit hears of the ruling \(policy\.transparency\): is 7/);
  await context.close();
});

test("a run is cancelled half-way and nothing is left of it", async () => {
  const { page, context } = await open(browser, link(view, { weeks: 1040, replicates: 400 }));
  await running(page);
  await page.locator("#cancel").click();
  await page.waitForFunction(() => document.getElementById("status")?.textContent?.startsWith("Cancelled"), null, { timeout: 30_000 });
  expect(await page.locator("#run").isEnabled()).toBe(true);
  expect(await page.locator("#export-report").isEnabled()).toBe(false);
  await context.close();
});

test("a link that asks for hours is not run until somebody says so", async () => {
  const { page, context } = await open(browser, link(view, { ...small, replicates: 100_000 }));
  await page.locator("#notice").waitFor();
  expect(await page.locator("#notice").innerText()).toContain("This link asks for 100,000 replicates. They are not run until you press Run.");
  expect(await page.locator("#cancel").isDisabled()).toBe(true);
  await page.locator("#replicates").fill("2");
  await page.locator("#replicates").blur();
  await page.locator("#run").click();
  await page.waitForFunction(() => document.getElementById("status")?.textContent === "Done", null, { timeout: 120_000 });
  expect(await page.locator("#notice").count()).toBe(0);
  await context.close();
});

test("exports the scenario and a report that opens offline", async () => {
  const { page, context } = await open(browser, link(view, withTraining));
  await page.waitForSelector("#comparison", { timeout: 180_000 });
  await done(page);
  const [toml] = await Promise.all([page.waitForEvent("download"), page.locator("#export-toml").click()]);
  const text = readFileSync(await toml.path(), "utf8");
  expect(text).toMatch(/bystander_training/);
  expect(text).toMatch(/seats = 300/);
  const [report] = await Promise.all([page.waitForEvent("download"), page.locator("#export-report").click()]);
  const html = readFileSync(await report.path(), "utf8");
  expect(html).toMatch(/groundswell-data/);
  expect(html).not.toMatch(/id="groundswell-data">null</);
  await context.close();
});

test("a link holds the whole setting", async () => {
  const { page, context } = await open(browser, link(view, withTraining));
  await page.locator(".card").waitFor();
  expect(await page.locator("#years").inputValue()).toBe("2");
  expect(await page.locator("#replicates").inputValue()).toBe("2");
  await page.locator("#seed").fill("5");
  await page.locator("#seed").press("Tab");
  await page.waitForFunction(() => atob(location.hash.slice(3).replace(/-/g, "+").replace(/_/g, "/")).includes('"seed":5'));
  const again = await open(browser, page.url());
  await again.page.locator(".card").waitFor();
  expect(await again.page.locator("#seed").inputValue()).toBe("5");
  await context.close();
  await again.context.close();
});

test("a link that is followed just after a change is not written over", async () => {
  const { page, context } = await open(browser, link(view, small));
  await page.locator("#seed").waitFor();
  const other = link(view, { ...withTraining, seed: 9 }).split("#")[1]!;
  // The address is the link's a moment before the page is told.
  const after = await page.evaluate(async (hash) => {
    const seed = document.getElementById("seed") as HTMLInputElement;
    seed.value = "5";
    seed.dispatchEvent(new Event("input", { bubbles: true }));
    seed.dispatchEvent(new Event("change", { bubbles: true }));
    history.replaceState(null, "", `#${hash}`);
    await new Promise((done) => setTimeout(done, 400));
    const address = location.hash;
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    return address;
  }, other);
  expect(after).toBe(`#${other}`);
  await page.locator(".card").waitFor();
  expect(await page.locator("#seed").inputValue()).toBe("9");
  await context.close();
});

test("a broken link opens the page as it is", async () => {
  const { page, context, errors } = await open(browser, `${view.url}#s=bm9uc2Vuc2U`);
  await page.locator("#run").waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test("the keyboard alone suffices", async () => {
  const { page, context } = await open(browser, link(view, small));
  await done(page);
  const reach = async (id: string) => {
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement?.id)) === id) return true;
    }
    return false;
  };
  expect(await reach("play")).toBe(true);
  const label = await page.locator("#play").getAttribute("aria-label");
  await page.keyboard.press("Space");
  expect(await page.locator("#play").getAttribute("aria-label")).not.toBe(label);
  if ((await page.locator("#play").getAttribute("aria-label")) === "Pause") await page.keyboard.press("Space");
  expect(await reach("scrub")).toBe(true);
  const week = Number(await page.locator("#scrub").inputValue());
  await page.keyboard.press(week > 50 ? "ArrowLeft" : "ArrowRight");
  expect(Number(await page.locator("#scrub").inputValue())).not.toBe(week);
  expect(await reach("p-policy.delay")).toBe(true);
  await page.keyboard.press("ArrowUp");
  expect(await reach("run")).toBe(true);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#comparison", { timeout: 180_000 });
  await context.close();
});

test("another institution has a picture of its own", async () => {
  const { page, context, errors } = await open(browser, link(view, { preset: "barracks", weeks: 52, replicates: 2 }));
  await done(page);
  await page.waitForFunction(() => document.querySelector(".picture [role=img]")?.getAttribute("aria-label")?.includes("800 people"));
  expect(await page.locator("h1").innerText()).toBe("Barracks");
  expect(errors).toEqual([]);
  await context.close();
});

test("the verdict stands before the pictures; a run is kept beside the next, and its settings come back", async () => {
  const { page, context, errors } = await open(browser, link(view, withTraining));
  await page.locator("#verdict").waitFor({ timeout: 180_000 });
  await done(page);
  expect(await page.locator("#verdict").innerText()).toMatch(/^With your change: harm/);
  const above = await page.evaluate(() => document.getElementById("verdict")!.getBoundingClientRect().top < document.querySelector(".pictures")!.getBoundingClientRect().top);
  expect(above).toBe(true);
  await page.locator("#pin").click();
  expect(await page.locator(".pinned tbody tr").count()).toBe(1);
  expect(await page.locator(".pinned tbody th").innerText()).toBe("Bystander training");
  await page.locator(".card .remove").click();
  await page.locator("#run").click();
  await page.waitForFunction(() => !document.getElementById("verdict"));
  await page.locator(".pinned .link", { hasText: "show again" }).click();
  await page.locator("#verdict").waitFor({ timeout: 180_000 });
  expect(await page.locator(".card").count()).toBe(1);
  expect(errors).toEqual([]);
  await context.close();
});

test("Run is near the start of the tab order, and keeps the focus while it runs and after a cancel", async () => {
  const { page, context } = await open(browser, link(view, small));
  await done(page);
  let steps = 0;
  for (; steps < 12 && (await page.evaluate(() => document.activeElement?.id)) !== "run"; steps++) await page.keyboard.press("Tab");
  expect(steps).toBeLessThanOrEqual(7);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("run");
  await done(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("run");
  await context.close();
});

test("charts are marked where something is done, begin together, say their unit, and read one week together", async () => {
  const { page, context } = await open(browser, link(view, withTraining));
  await page.waitForSelector("#comparison", { timeout: 180_000 });
  await done(page);
  const charts = page.locator(".small-ones").first().locator("figure.time");
  expect(await charts.count()).toBe(6);
  for (let i = 0; i < 6; i++) expect((await charts.nth(i).locator(".how").innerText()).length).toBeGreaterThan(3);
  const starts = await charts.evaluateAll((all) => all.map((f) => f.querySelector('[aria-label="x-axis tick label"] text')?.textContent));
  expect(new Set(starts).size).toBe(1);
  await charts.first().scrollIntoViewIfNeeded();
  const box = (await charts.first().locator(".with-cursor").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  expect(await chartFaults(page)).toEqual([]);
  const cursors = await page.locator(".small-ones").first().locator(".cursor").evaluateAll((all) => all.map((e) => (e as HTMLElement).style.transform));
  expect(new Set(cursors).size).toBe(1);
  expect(Number(await page.locator("#scrub").inputValue())).toBeGreaterThan(30);
  await context.close();
});
