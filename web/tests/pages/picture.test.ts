// The living picture: two runs start together and show no difference that is not one; frames never ask for the layout; who wants
// little motion gets a picture that stands still.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { done, link, open, small } from "./program";
import { browser, view } from "./served";

const training = (dose: number) => ({ kind: "bystander_training", start: 0, end: null, every: 52, dose });
const two = (dose: number, start = 0) => link(view, { ...small, change: { set: {}, off: [], interventions: [{ ...training(dose), start }] } });

/** A sum over what a canvas shows; the same for the same picture. */
const prints = (page: Page, kind: string): Promise<number[]> =>
  page.locator(`canvas.${kind}`).evaluateAll((all) => all.map((e) => {
    const canvas = e as HTMLCanvasElement;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    let hash = 7;
    for (let i = 0; i < data.length; i++) hash = (Math.imul(hash, 31) + data[i]!) | 0;
    return hash;
  }));

const seek = async (page: Page, week: number): Promise<void> => {
  await page.locator("#scrub").fill(String(week));
  await page.waitForTimeout(150);
};

/** Pixels of a colour in the first picture: in what happens, or in what lasts. */
const pixels = (page: Page, token: string, kind = "moving"): Promise<number> =>
  page.locator(`canvas.${kind}`).first().evaluate((e, name) => {
    const canvas = e as HTMLCanvasElement;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    let n = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) n++;
    return n;
  }, token);

/** How much of a picture is marks. */
const marks = async (page: Page, kind = "moving"): Promise<number> => (await pixels(page, "--silent", kind)) + (await pixels(page, "--act", kind));

test("two pictures start their clock only when both runs are there", async () => {
  const { page, context, errors } = await open(browser, view.url, { moving: true });
  // What comes of the second run waits until it is let go, and with it all that comes later.
  await page.addInitScript(() => {
    const kept: (() => void)[] = [];
    let held = true;
    let holding = false;
    (window as unknown as { release: () => void }).release = () => {
      held = false;
      for (const go of kept) go();
    };
    const listen = EventSource.prototype.addEventListener;
    EventSource.prototype.addEventListener = function (this: EventSource, name: string, to: (e: Event) => void) {
      listen.call(this, name, (e: Event) => {
        if (name === "week" && (JSON.parse((e as MessageEvent).data) as { arm: string }).arm === "variant") holding = true;
        if (held && holding) kept.push(() => to(e));
        else to(e);
      });
    } as typeof listen;
  });
  await page.goto("about:blank");
  await page.goto(two(0.3));
  await page.locator(".waiting").waitFor();
  // The first run is there: its weeks have arrived.
  await page.waitForTimeout(2500);
  await page.locator("#play").click();
  await page.waitForTimeout(1500);
  expect(await page.locator("#scrub").inputValue()).toBe("0");
  expect(await page.locator("canvas.moving").count()).toBe(1);
  expect((await marks(page)) + (await marks(page, "lasting"))).toBe(0);
  await page.evaluate(() => (window as unknown as { release: () => void }).release());
  await page.waitForFunction(() => Number((document.getElementById("scrub") as HTMLInputElement).value) > 3);
  expect(await page.locator("canvas.moving").count()).toBe(2);
  expect(errors).toEqual([]);
  await context.close();
});

for (const moving of [true, false])
  test(`two runs of equal rules look the same in every week (${moving ? "moving" : "still"})`, async () => {
    const { page, context } = await open(browser, two(0), { moving });
    await done(page);
    if (moving && (await page.locator("#play").getAttribute("aria-label")) === "Pause") await page.locator("#play").click();
    let drawn = 0;
    for (const week of [0, 1, 30, 77, 104]) {
      await seek(page, week);
      for (const kind of moving ? ["ground", "lasting", "moving"] : ["ground", "lasting"]) {
        const [base, variant] = await prints(page, kind);
        expect(variant, `${kind}, week ${week}`).toBe(base);
      }
      const [base, variant] = await page.locator(".arm").evaluateAll((all) => all.map((a) => [...a.querySelectorAll(".reports p, .counters")].map((e) => e.textContent)));
      expect(variant).toEqual(base);
      drawn += await marks(page, moving ? "moving" : "lasting");
    }
    expect(drawn).toBeGreaterThan(50);
    expect(await page.locator("#parting").innerText()).toMatch(/same in every week/);
    await context.close();
  });

test("two runs look the same until the week in which they part, and the page says which", async () => {
  const { page, context } = await open(browser, two(0.8, 60));
  await done(page);
  const [, year, week] = (await page.locator("#parting").innerText()).match(/part in year (\d+), week (\d+)/)!.map(Number) as [number, number, number];
  const parting = 52 * (year - 1) + week - 1;
  expect(parting).toBeGreaterThanOrEqual(60);
  await seek(page, parting - 1);
  for (const kind of ["ground", "lasting"]) expect(new Set(await prints(page, kind)).size, kind).toBe(1);
  await seek(page, 104);
  expect(new Set(await prints(page, "lasting")).size).toBe(2);
  await context.close();
});

test("who asked for little motion gets a still picture of all that has happened so far", async () => {
  const { page, context } = await open(browser, link(view, small));
  await done(page);
  await page.waitForFunction(() => (document.getElementById("scrub") as HTMLInputElement).value === "104");
  expect(await page.locator("#play").getAttribute("aria-label")).toBe("Play");
  expect(await page.locator("canvas.moving").count()).toBe(0);
  const before = await prints(page, "lasting");
  await page.waitForTimeout(400);
  expect(await prints(page, "lasting")).toEqual(before);
  const silent: number[] = [];
  for (const week of [5, 26, 52, 104]) {
    await seek(page, week);
    silent.push(await pixels(page, "--silent", "lasting"));
  }
  for (let i = 1; i < silent.length; i++) expect(silent[i]!, `${silent}`).toBeGreaterThan(silent[i - 1]!);
  expect(await page.locator(".legend").last().innerText()).toMatch(/at least once/);
  await context.close();
});

test("with motion, what happened long ago is gone, and what nobody answered is not", async () => {
  const { page, context } = await open(browser, link(view, { ...small, weeks: 60, change: undefined }), { moving: true });
  await done(page);
  if ((await page.locator("#play").getAttribute("aria-label")) === "Pause") await page.locator("#play").click();
  await page.selectOption("#speed", "1");
  let least = Infinity;
  for (let week = 40; week < 60; week += 3) {
    await seek(page, week);
    least = Math.min(least, await pixels(page, "--silent"));
    expect(await pixels(page, "--act", "lasting")).toBeGreaterThan(20);
  }
  const still = await open(browser, link(view, { ...small, weeks: 60 }));
  await done(still.page);
  await still.page.waitForFunction(() => (document.getElementById("scrub") as HTMLInputElement).value === "60");
  expect(least).toBeLessThan(0.5 * (await pixels(still.page, "--silent", "lasting")));
  await still.context.close();
  await context.close();
});

test("no frame asks the page for its layout", async () => {
  const { page, context } = await open(browser, view.url, { moving: true });
  await page.addInitScript(() => {
    const counts = { frames: 0, reads: [] as string[] };
    (window as unknown as { counts: typeof counts }).counts = counts;
    let inFrame = false;
    const raf = window.requestAnimationFrame;
    window.requestAnimationFrame = (f) => raf((now) => {
      inFrame = true;
      counts.frames++;
      try {
        f(now);
      } finally {
        inFrame = false;
      }
    });
    // The charts below the picture are none of its frame's business.
    const note = (what: string, of: unknown) => inFrame && of instanceof Element && of.closest(".stage") && counts.reads.push(what);
    for (const [proto, names] of [[Element.prototype, ["clientWidth", "clientHeight", "clientLeft", "clientTop", "scrollWidth", "scrollHeight", "scrollTop", "scrollLeft"]], [HTMLElement.prototype, ["offsetWidth", "offsetHeight", "offsetTop", "offsetLeft", "offsetParent", "innerText"]]] as const)
      for (const name of names) {
        const own = Object.getOwnPropertyDescriptor(proto, name)!;
        Object.defineProperty(proto, name, { ...own, get() { note(name, this); return own.get!.call(this); } });
      }
    for (const name of ["getBoundingClientRect", "getClientRects"] as const) {
      const own = Element.prototype[name];
      Element.prototype[name] = function (this: Element) { note(name, this); return (own as () => never).call(this); } as never;
    }
    const style = window.getComputedStyle;
    window.getComputedStyle = (e, p) => { if (inFrame) counts.reads.push("getComputedStyle"); return style(e, p); };
  });
  await page.goto("about:blank");
  await page.goto(two(0.3));
  await done(page);
  await page.locator("#parting").waitFor();
  await page.selectOption("#speed", "32");
  await seek(page, 0);
  const counted = () => page.evaluate(() => (window as unknown as { counts: { frames: number; reads: string[] } }).counts);
  await page.evaluate(() => (window as unknown as { counts: { reads: string[] } }).counts.reads.splice(0));
  const { frames } = await counted();
  await page.locator("#play").click();
  // Over careers, where seats and tints change and the network is drawn anew.
  await page.waitForFunction(() => Number((document.getElementById("scrub") as HTMLInputElement).value) > 80);
  const after = await counted();
  expect(after.frames - frames).toBeGreaterThan(10);
  expect(after.reads).toEqual([]);
  // A read that is planted is found.
  await page.evaluate(() => new Promise<void>((ok) => requestAnimationFrame(() => { void document.querySelector<HTMLElement>(".picture")!.offsetWidth; ok(); })));
  expect((await counted()).reads).toEqual(["offsetWidth"]);
  await context.close();
});
