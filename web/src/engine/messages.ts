// What the page and a worker with an engine say to each other.

/** One thing to do; each is answered by one `Reply` with its number, after any number of `Told`. */
export type Order = { number: number } & (
  | { what: "open"; module: WebAssembly.Module; script: string; scenario: string }
  | { what: "ask"; method: string; path: string; body: string }
  | { what: "begin"; request: string }
  | { what: "replicate"; replicate: number }
  | { what: "take"; left: Uint8Array }
  | { what: "end" }
);

export interface Told {
  number: number;
  event: string;
  data: string;
}

export interface Reply {
  number: number;
  /** What the engine returned: a status, a number of replicates, below 0: it told what failed. */
  result: number;
  left?: Uint8Array;
  /** It broke down: out of memory, or a fault of the program. It can do nothing more. */
  broken?: string;
}
