// A browser and the explorer of the default institution, for all tests of the file that imports this.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launch, startView, type View } from "./program";

export let browser: Browser;
export let view: View;
beforeAll(async () => {
  [browser, view] = await Promise.all([launch(), startView()]);
});
afterAll(async () => {
  await browser?.close();
  view?.stop();
});
