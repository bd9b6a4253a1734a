// One worker, seen from the page.
import type { Order, Reply, Told } from "./messages";

type Wanted = Order extends infer O ? (O extends { number: number } ? Omit<O, "number"> : never) : never;

export interface Answer extends Reply {
  told: { event: string; data: string }[];
}

/** The engine of a worker broke down, or the worker itself. */
export class Broken extends Error {}

export class Hand {
  private last = 0;
  private waiting = new Map<number, { answer: Answer; hear?: (event: string, data: string) => void; ok: (a: Answer) => void; no: (e: Error) => void }>();
  private readonly worker: Worker;
  private over: Error | null = null;

  constructor(url: string) {
    this.worker = new Worker(url);
    this.worker.onmessage = (message: MessageEvent<Told | Reply>) => {
      const said = message.data;
      const one = this.waiting.get(said.number);
      if (!one) return;
      if ("event" in said) {
        one.hear?.(said.event, said.data);
        if (!one.hear) one.answer.told.push({ event: said.event, data: said.data });
        return;
      }
      this.waiting.delete(said.number);
      if (said.broken !== undefined) one.no(new Broken(said.broken));
      else one.ok({ ...said, told: one.answer.told });
    };
    this.worker.onerror = (e) => this.end(new Broken(e.message || "the worker could not be started"));
  }

  /** Has it do one thing. What it tells meanwhile goes to `hear`, or comes with the answer. */
  do(order: Wanted, hear?: (event: string, data: string) => void): Promise<Answer> {
    if (this.over) return Promise.reject(this.over);
    const number = ++this.last;
    return new Promise((ok, no) => {
      this.waiting.set(number, { answer: { number, result: 0, told: [] }, hear, ok, no });
      this.worker.postMessage({ ...order, number });
    });
  }

  /** Ends the worker, whatever it does. */
  end(why: Error = new Broken("ended")): void {
    this.over ??= why;
    this.worker.terminate();
    for (const one of this.waiting.values()) one.no(this.over);
    this.waiting.clear();
  }
}
