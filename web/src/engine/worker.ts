// A worker with one engine. It is built into a file of its own, which a site has beside the engine.
import type { Order, Reply, Told } from "./messages";

interface Engine {
  ccall: (name: string, result: "number", types: string[], values: unknown[]) => number;
  HEAPU8: Uint8Array;
  _malloc: (bytes: number) => number;
  _free: (at: number) => void;
}

interface Made {
  instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object;
  tell: (event: string, data: string) => void;
  handOver: (bytes: Uint8Array) => void;
  print: (text: string) => void;
}

declare const groundswellEngine: (made: Made) => Promise<Engine>;
declare function importScripts(...urls: string[]): void;

const post = (message: Told | Reply, given: Transferable[] = []) => (postMessage as (m: unknown, t: Transferable[]) => void)(message, given);

let engine: Engine | null = null;
let opened = 0;
let current = 0;
let left: Uint8Array | undefined;

const call = (name: string, types: string[], values: unknown[]): number => engine!.ccall(`groundswell_${name}`, "number", types, values);

async function open(order: Order & { what: "open" }): Promise<number> {
  importScripts(order.script);
  engine = await groundswellEngine({
    instantiateWasm: (imports, done) => {
      void WebAssembly.instantiate(order.module, imports).then(done);
      return {};
    },
    tell: (event, data) => post({ number: current, event, data }),
    handOver: (bytes) => (left = bytes),
    print: () => undefined,
  });
  opened = call("new", ["string"], [order.scenario]);
  return opened === 0 ? -1 : 0;
}

function take(bytes: Uint8Array): number {
  const at = engine!._malloc(bytes.length);
  engine!.HEAPU8.set(bytes, at);
  const result = call("take", ["number", "number", "number"], [opened, at, bytes.length]);
  engine!._free(at);
  return result;
}

function obey(order: Order): number | Promise<number> {
  switch (order.what) {
    case "open": return open(order);
    case "ask": return call("ask", ["number", "string", "string", "string"], [opened, order.method, order.path, order.body]);
    case "begin": return call("begin", ["number", "string"], [opened, order.request]);
    case "replicate": return call("replicate", ["number", "number"], [opened, order.replicate]);
    case "take": return take(order.left);
    case "end": return call("end", ["number"], [opened]);
  }
}

addEventListener("message", (message) => {
  const order = (message as MessageEvent<Order>).data;
  current = order.number;
  left = undefined;
  void (async () => obey(order))().then(
    (result) => post({ number: order.number, result, left }, left ? [left.buffer] : []),
    (fault: unknown) => post({ number: order.number, result: -1, broken: fault instanceof Error ? fault.message : String(fault) }),
  );
});
