// The engine for web pages, loaded by Node as a worker does it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
/** Where web/build-engine leaves it. */
export const folder = resolve(process.env.GROUNDSWELL_ENGINE ?? join(here, "../../../build/browser"));
export const wasm = join(folder, "engine.wasm");

interface Module {
  ccall: (name: string, result: "number", types: string[], values: unknown[]) => number;
  HEAPU8: Uint8Array;
  _malloc: (bytes: number) => number;
  _free: (at: number) => void;
}

export class Engine {
  told: [string, string][] = [];
  left: Uint8Array | null = null;
  at = 0;
  private constructor(private readonly module: Module) {}

  static async make(scenario = ""): Promise<Engine> {
    const make = createRequire(import.meta.url)(join(folder, "engine.js")) as (given: object) => Promise<Module>;
    let out: Engine | null = null;
    const module = await make({
      wasmBinary: readFileSync(wasm),
      tell: (event: string, data: string) => out!.told.push([event, data]),
      handOver: (bytes: Uint8Array) => (out!.left = bytes),
    });
    out = new Engine(module);
    out.at = out.call("new", ["string"], [scenario]);
    return out;
  }

  call(name: string, types: string[], values: unknown[]): number {
    return this.module.ccall(`groundswell_${name}`, "number", types, values);
  }

  ask(method: string, path: string, body = ""): { status: number; text: string } {
    const status = this.call("ask", ["number", "string", "string", "string"], [this.at, method, path, body]);
    return { status, text: this.last("answer") };
  }

  begin(request: object): number {
    return this.call("begin", ["number", "string"], [this.at, JSON.stringify(request)]);
  }

  replicate(i: number): Uint8Array {
    if (this.call("replicate", ["number", "number"], [this.at, i]) < 0) throw new Error(this.last("failed"));
    return this.left!;
  }

  take(bytes: Uint8Array): number {
    const at = this.module._malloc(bytes.length);
    this.module.HEAPU8.set(bytes, at);
    const result = this.call("take", ["number", "number", "number"], [this.at, at, bytes.length]);
    this.module._free(at);
    return result;
  }

  /** All of a run; what is told when it is done. */
  run(request: object): { base: { result_hash: string; scenario_hash: string }; variant: { result_hash: string } | null } {
    const n = this.begin(request);
    if (n < 0) throw new Error(this.last("failed"));
    for (let i = 0; i < n; i++) this.take(this.replicate(i));
    this.call("end", ["number"], [this.at]);
    return JSON.parse(this.last("done"));
  }

  last(event: string): string {
    return this.told.filter(([name]) => name === event).at(-1)?.[1] ?? "";
  }
}

const program = resolve(process.env.GROUNDSWELL ?? join(here, "../../../build/release/groundswell"));
export const native = (...args: string[]): { result_hash: string; scenario_hash: string } => JSON.parse(execFileSync(program, [...args, "--json"], { encoding: "utf8", maxBuffer: 1e8, env: { ...process.env, GROUNDSWELL_CACHE: "" } }));
