// What the weeks up to one have left: the state of teams, what stays of acts that nobody answered, whom it has befallen. It reads
// each week once while time goes on, and all of them again if time goes back.
import type { WeekEvents } from "../explorer/api";

/** Of a team: what is left of unanswered acts, as of a week. */
interface Residue {
  left: number;
  week: number;
}

const steps = 32;
const usual = 156;

export class Past {
  /** By place: persons, teams or units. */
  readonly silent = new Map<number, number>();
  readonly answered = new Map<number, number>();
  readonly acts = new Map<number, number>();
  /** Perceived norm by team and trust by unit, 0 to 1. */
  norm = new Map<number, number>();
  trust = new Map<number, number>();
  /** Grows whenever norm and trust change. */
  version = 0;
  private residue = new Map<number, Residue>();
  private halflife = usual;
  private of: WeekEvents[] = [];
  private read = 0;

  constructor(private readonly weeks: () => WeekEvents[]) {}

  /** Brings it to the beginning of a week: all weeks before have happened. The state is known from the first moment on. */
  to(at: number): this {
    const list = this.weeks();
    const upTo = Math.min(Math.max(Math.floor(at), 0), list.length);
    if (list !== this.of || upTo < this.read) this.forget(list);
    for (; this.read < upTo; this.read++) if (list[this.read]) this.take(list[this.read]!);
    if (this.read === 0 && list[0]?.state && !this.norm.size) this.know(list[0].state);
    return this;
  }

  /** What is left of the unanswered acts of a team, in acts. */
  left(team: number, at: number): number {
    const r = this.residue.get(team);
    return r ? r.left * this.remains(at - r.week) : 0;
  }

  teams(): Iterable<number> {
    return this.residue.keys();
  }

  private remains(weeks: number): number {
    return 2 ** (-Math.max(0, weeks) / this.halflife);
  }

  private take(w: WeekEvents): void {
    for (const [id, n] of counted(w.silent)) add(this.silent, id, n);
    for (const [id, n] of counted(w.stepped_in)) add(this.answered, id, n);
    for (const [team, n] of w.acts ?? []) add(this.acts, team, n);
    for (const [team, n] of w.unanswered ?? []) this.residue.set(team, { left: this.left(team, w.week) + n, week: w.week });
    if (w.state) this.know(w.state);
  }

  private know(state: NonNullable<WeekEvents["state"]>): void {
    this.norm = new Map(state.norm.map(([team, k]) => [team, k / steps]));
    this.trust = new Map(state.trust.map(([unit, k]) => [unit, k / steps]));
    this.halflife = state.halflife;
    this.version++;
  }

  private forget(list: WeekEvents[]): void {
    this.of = list;
    this.read = 0;
    for (const all of [this.silent, this.answered, this.acts, this.residue]) all.clear();
    this.norm = new Map();
    this.trust = new Map();
    this.halflife = usual;
    this.version++;
  }
}

const add = (to: Map<number, number>, key: number, n: number): void => void to.set(key, (to.get(key) ?? 0) + n);

const turnedKinds = new Set(["innocence", "hurt", "equivalence"]);
/** How many posts name what happens, and how many turn the talk away. */
export function voices(post: NonNullable<WeekEvents["posts"]>[number]): { spoke: number; turned: number } {
  const all = typeof post[1] === "number" ? post[1] : 1;
  const turned = typeof post[2] === "number" ? post[2] : turnedKinds.has(post[2]) ? 1 : 0;
  return { spoke: all - turned, turned };
}

/** People one by one, or counts of units. */
export const counted = (list: WeekEvents["silent"]): [number, number][] => (list ?? []).map((x) => (Array.isArray(x) ? x : [x, 1]));
