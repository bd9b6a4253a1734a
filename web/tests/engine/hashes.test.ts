// The engine in a page gives the same results as the program, to the last bit, and says the same.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folder as temporary, startView } from "../pages/program";
import { Engine, native } from "./engine";

const place = temporary();
afterAll(place.remove);

const setting = (preset: string | null, more: object = {}) => ({ preset, set: {}, components_off: [], interventions: [], ...more });
const request = (base: object, more: object = {}) => ({ base, variant: null, replicates: 2, weeks: 104, seed: 3, picture: false, ...more });

const presets = ["default", "campus", "firm", "barracks", "film", "hospital", "hotel"];
const small = { "institution.seats": 300, "institution.units": 4, "run.burnin": 52 };
const settings: Record<string, object> = {
  "parts of the system off": setting(null, { set: small, components_off: ["silence", "power"] }),
  "interventions": setting(null, { set: small, interventions: [{ kind: "bystander_training", start: 0, end: null, every: 26, dose: 0.4 }, { kind: "answering", start: 26, end: null, scope: { share: 0.5 } }, { kind: "remove_offenders", start: 52, end: null, reports: 1 }] }),
  "influence and other numbers": setting(null, { set: { ...small, "influence.every": 4, "policy.transparency": 0.7, "propensity.harm.share.woman": 0.1 } }),
};

describe("the engine for web pages", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.make();
  });

  for (const preset of presets)
    test(`${preset}: the program's hash`, () => {
      const ours = engine.run(request(setting(preset)));
      const theirs = native("run", preset, "--replicates", "2", "--weeks", "104", "--seed", "3");
      expect(ours.base.result_hash).toBe(theirs.result_hash);
      expect(ours.base.scenario_hash).toBe(theirs.scenario_hash);
    });

  for (const [name, base] of Object.entries(settings))
    test(`${name}: the program's hash`, () => {
      const { status, text } = engine.ask("POST", "api/export/toml", JSON.stringify({ ...base, weeks: 104, seed: 3, replicates: 2 }));
      expect(status).toBe(200);
      const file = join(place.path, "scenario.toml");
      writeFileSync(file, text);
      const theirs = native("run", file);
      const ours = engine.run(request(base));
      expect(ours.base.result_hash).toBe(theirs.result_hash);
      expect(ours.base.scenario_hash).toBe(theirs.scenario_hash);
    });

  test("another seed, another hash", () => {
    const of = (seed: number) => engine.run(request(setting(null, { set: small }), { seed, weeks: 26, replicates: 1 })).base.result_hash;
    expect(of(1)).not.toBe(of(2));
  });

  test("says what the program's server says, to the last letter", async () => {
    const view = await startView();
    try {
      const text = async (path: string, body?: string) => (await fetch(view.url + path, body === undefined ? {} : { method: "POST", body })).text();
      const asked = JSON.stringify(setting("hotel", { seed: 1 }));
      for (const path of ["api/session", "api/picture"]) expect(engine.ask("GET", path).text === (await text(path)), path).toBe(true);
      expect(engine.ask("POST", "api/picture", asked).text === (await text("api/picture", asked))).toBe(true);
      const both = request(setting(null, { set: small }), { variant: setting(null, { set: { ...small, "policy.shield": 0.9 } }), picture: true, weeks: 52 });
      const { job } = JSON.parse(await text("api/run", JSON.stringify(both)));
      const events = (await text(`api/run/${job}/events`)).split("\n\n").map((e) => e.split("\n").filter((l) => !l.startsWith("id:")).map((l) => l.replace(/^\w+: /, "")));
      engine.told = [];
      engine.run(both);
      for (const name of ["week", "done"]) {
        const ours = engine.told.filter(([e]) => e === name).map(([, data]) => data);
        const theirs = events.filter(([e]) => e === name).map(([, data]) => data);
        expect(ours.length).toBeGreaterThan(0);
        expect(ours.length).toBe(theirs.length);
        ours.forEach((data, i) => expect(data === theirs[i], `${name} ${i}`).toBe(true));
      }
    } finally {
      view.stop();
    }
  });

  test("says what is wrong, in the program's words", () => {
    expect(engine.begin(request(setting(null, { set: { "policy.transparency": 7 } })))).toBe(-1);
    const [problem] = JSON.parse(engine.last("failed")).problems;
    expect(problem.text).toMatch(/policy\.transparency.*7.*\[0, 1\]/);
    expect(problem.field).toBe("base.policy.transparency");
    expect(engine.ask("POST", "api/picture", "{").status).toBe(422);
    expect(engine.ask("GET", "api/nothing").status).toBe(404);
  });

  test("refuses more people than a page can have, and says who can", () => {
    expect(engine.begin(request(setting(null, { set: { "institution.seats": 20_001 } })))).toBe(-1);
    expect(engine.last("failed")).toMatch(/20001.*at most 20000 people in a web page.*installed/);
    expect(engine.ask("POST", "api/picture", JSON.stringify(setting(null, { set: { "institution.seats": 20_001 } }))).status).toBe(422);
  });

  test("takes no bytes of something else", () => {
    expect(engine.begin(request(setting(null, { set: small }), { weeks: 10, replicates: 1 }))).toBe(1);
    expect(engine.take(new Uint8Array([1, 2, 3]))).toBe(-1);
    expect(engine.last("failed")).toMatch(/no bytes of a record/);
  });
});
