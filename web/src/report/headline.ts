// What the report says first: one finding as its headline, and three large numbers.
import type { Comparison, FoundFigure, FunnelStage, Interval, Report } from "../model/types";
import { loss, mainRow, open, title, worstLoss } from "../words/captions";
import { capital, duration, percent, plural, words } from "../words/format";
import { subject } from "../words/subjects";

/** The change that lowers its figure most, beyond chance. */
export function bestChange(items: Comparison[]): Comparison | null {
  const clear = items.filter((c) => {
    const row = mainRow(c);
    return row && !row.withheld && !open(row.difference) && row.difference.mean < 0 && row.relative?.mean != null;
  });
  return clear.sort((a, b) => mainRow(a)!.relative!.mean - mainRow(b)!.relative!.mean)[0] ?? null;
}

const ended = (funnel: FunnelStage[]): Interval | null => funnel.at(-1)?.share ?? null;

/** The headline: what changes most if something was compared, else how acts end, else the first sentence. */
export function headline(r: Report): string {
  const best = bestChange(r.comparisons ?? []);
  if (best) {
    const row = mainRow(best)!;
    return `“${capital(words(title(best)))}” lowers ${subject(row)} by ${percent(-row.relative!.mean)}`;
  }
  const last = ended(r.funnel ?? []);
  if (last && r.funnel![0]!.mean > 0) {
    const n = Math.round(100 * last.mean);
    return `Of a hundred acts ${n < 1 ? "fewer than one ends" : n === 1 ? "one ends" : `${n} end`} with somebody held to account`;
  }
  return r.finding?.[0]?.sentence.replace(/\.$/, "").replace(/ \[[^\]]*\]/g, "") ?? r.title;
}

export interface Large {
  value: Interval;
  label: string;
}

/** Three shares: who is harmed, who stays silent, where most is lost on the way to accountability. */
export function largeNumbers(r: Report): Large[] {
  const out: Large[] = [];
  const harmed = (r.metrics ?? []).filter((m) => m.name === "experienced" && m.group !== "all" && !m.withheld && m.mean !== null).sort((a, b) => b.mean - a.mean)[0];
  if (harmed) out.push({ value: harmed, label: `of ${plural(harmed.group)} experienced an act within ${duration(r.window)}` });
  const silent = figureOf(r, "witnesses_silent_share");
  if (silent) out.push({ value: silent, label: "of witnesses who noticed an act stayed silent" });
  const funnel = r.funnel ?? [];
  const worst = worstLoss(funnel);
  const last = ended(funnel);
  if (last && bestChange(r.comparisons ?? [])) out.push({ value: last, label: "of acts ended with somebody held to account" });
  else if (worst) out.push({ value: { mean: loss(funnel, worst), low: null, high: null }, label: `of acts that were ${words(funnel[worst - 1]!.stage)} were not ${words(funnel[worst]!.stage)}` });
  return out;
}

function figureOf(r: Report, name: string): Interval | null {
  const found: FoundFigure | undefined = (r.finding ?? []).flatMap((f) => f.figures).find((f) => f.name === name && !f.withheld && f.mean !== null);
  return found ? { mean: found.mean!, low: found.low, high: found.high } : null;
}
