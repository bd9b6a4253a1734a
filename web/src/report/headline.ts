// What the report says first: one finding as its headline, and three large numbers.
import type { Comparison, FoundFigure, FunnelStage, Interval, Report } from "../model/types";
import { loss, lostWords, mainRow, ofHundredActs, open, title, worstLoss } from "../words/captions";
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

const ended = (funnel: FunnelStage[]): (Interval & { n?: number }) | null => (funnel.at(-1)?.waiting === "all" ? null : (funnel.at(-1)?.share ?? null));

/** The headline: what changes most if something was compared, else how acts end, else the first sentence. */
export function headline(r: Report): string {
  const best = bestChange(r.comparisons ?? []);
  if (best) {
    const row = mainRow(best)!;
    return `“${capital(words(title(best)))}” lowers ${subject(row)} by ${percent(-row.relative!.mean)}`;
  }
  if (r.funnel?.length && r.funnel[0]!.mean > 0) return ofHundredActs(r.funnel, r.window, r.weeks);
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
  const some = (n: number | undefined): string => (n && n < r.replicates ? ` (in ${n} of ${r.replicates} replicates)` : "");
  if (harmed) out.push({ value: harmed, label: `of ${plural(harmed.group)} experienced an act within ${duration(r.window)}${some(harmed.n)}` });
  const silent = figureOf(r, "witnesses_silent_share");
  if (silent) out.push({ value: silent, label: `of witnesses who noticed an act stayed silent${some(silent.n)}` });
  const funnel = r.funnel ?? [];
  const worst = worstLoss(funnel);
  const last = ended(funnel);
  if (last && bestChange(r.comparisons ?? [])) out.push({ value: last, label: `of acts ended with somebody held to account by the end${some(last.n)}` });
  else if (worst) out.push({ value: { mean: loss(funnel, worst), low: null, high: null }, label: `of acts that ${worst === 1 ? "took place" : `were ${words(funnel[worst - 1]!.stage)}`} ${lostWords(funnel, worst, "were", "are")}${some(funnel[0]!.share?.n)}` });
  return out;
}

function figureOf(r: Report, name: string): (Interval & { n: number }) | null {
  const found: FoundFigure | undefined = (r.finding ?? []).flatMap((f) => f.figures).find((f) => f.name === name && !f.withheld && f.mean !== null);
  return found ? { mean: found.mean!, low: found.low, high: found.high, n: found.n } : null;
}
