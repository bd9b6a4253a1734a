// The engine of a site: its module, compiled once, and the workers that have one each.
import { refusal } from "../explorer/carrier";
import { fetched, unpacked } from "./files";
import { Hand } from "./hand";

/** Why this browser has no engine; null where it can. */
export function missingHere(): string | null {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.compile !== "function") return "this browser has no WebAssembly";
  return typeof Worker === "function" ? null : "this browser has no workers";
}

export class Hands {
  private module: Promise<WebAssembly.Module> | null = null;
  private scenario: Promise<string> | null = null;
  private idle: Promise<Hand>[] = [];
  private clerkHand: Promise<Hand> | null = null;

  constructor(private readonly folder: string, private readonly scenarioFile: string | null) {}

  private url(name: string): string {
    return new URL(this.folder + name, document.baseURI).href;
  }

  private load(): Promise<WebAssembly.Module> {
    const packed = typeof DecompressionStream === "function";
    this.module ??= fetched(this.url(packed ? "engine.wasm.packed" : "engine.wasm")).then(unpacked).then((bytes) => WebAssembly.compile(bytes));
    // A failure may pass: the next call tries again.
    this.module.catch(() => (this.module = null));
    return this.module;
  }

  private async fresh(): Promise<Hand> {
    this.scenario ??= this.scenarioFile ? fetched(new URL(this.scenarioFile, document.baseURI).href).then((a) => a.text()) : Promise.resolve("");
    const [module, scenario] = await Promise.all([this.load(), this.scenario]);
    const hand = new Hand(this.url("worker.js"));
    const { result, told } = await hand.do({ what: "open", module, script: this.url("engine.js"), scenario });
    if (result >= 0) return hand;
    hand.end();
    throw refusal("engine", 422, told.at(-1)?.data ?? "");
  }

  /** The one that answers questions and takes what replicates leave. */
  clerk(): Promise<Hand> {
    this.clerkHand ??= this.fresh();
    this.clerkHand.catch(() => (this.clerkHand = null));
    return this.clerkHand;
  }

  /** Some to run replicates; to be given back, or ended. */
  borrow(n: number): Promise<Hand>[] {
    while (this.idle.length < n) this.idle.push(this.fresh());
    return this.idle.splice(0, n);
  }
  giveBack(hands: Hand[]): void {
    this.idle.push(...hands.map((h) => Promise.resolve(h)));
  }
  /** After a breakdown. */
  dropClerk(): void {
    void this.clerkHand?.then((h) => h.end(), () => undefined);
    this.clerkHand = null;
  }
}
