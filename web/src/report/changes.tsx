// What was compared: a chart, then one sorted table with effect, cost, time and lasting states.
import type { JSX } from "preact";
import { Table } from "../charts/figure";
import { ComparisonChart, cost, unitWords } from "../charts/report";
import type { Budget, Comparison, PricedChange } from "../model/types";
import { change, differenceSentence, mainRow, open, title } from "../words/captions";
import { capital, count, differenceWithInterval, duration, fewer, fewerWords, figure, kindOf, list, many, number, plural, signedWithInterval, withInterval } from "../words/format";

export function Changes({ items, budgets }: { items: Comparison[]; budgets: Budget[] }): JSX.Element {
  const sorted = [...items].sort((a, b) => (mainRow(a) ? change(mainRow(a)!) : 0) - (mainRow(b) ? change(mainRow(b)!) : 0));
  const kept = sorted.some((c) => c.states);
  // One unit for all stands in the heading; else with each number.
  const units = [...new Set(sorted.flatMap((c) => (c.cost?.extra_cost?.mean ? [c.cost.unit ?? ""] : [])))];
  const unit = units.length === 1 ? `, ${unitWords(units[0]!)}` : "";
  const bare = (text: string): string => (unit ? text.replace(` ${unitWords(units[0]!)}`, "") : text);
  return (
    <>
      <ComparisonChart items={sorted} />
      <div style="margin-top:1.2rem">
        <Table
          wraps
          label="Changes, the strongest first: what each does, what it costs, how long it takes and lasts"
          table={{
            head: ["Change", "Effect [95%]", "Acts prevented [95%]", `Cost in all${unit}`, `Cost per act prevented${unit} [95%]`, "Time", ...(kept ? ["Lasting states"] : [])],
            rows: sorted.map((c) => [capital(title(c)), effect(c), c.cost?.acts_prevented ? whole(withInterval(c.cost.acts_prevented, "number")) : "–", bare(inAll(c)), whole(bare(cost(c))), lasting(c), ...(kept ? [statesOf(c)] : [])]),
          }}
        />
      </div>
      {budgets.map((b) => <BudgetTable key={b.amount} budget={b} />)}
      {sorted.map((c) => (
        <details key={c.name}>
          <summary>All figures: {title(c)}</summary>
          {Array.isArray(c.words) ? c.words.map((w) => <p class="small" key={w}>{capital(w)}</p>) : mainRow(c) ? <p class="small">{differenceSentence(mainRow(c)!)}</p> : null}
          <Table
            label={`Figures with and without ${title(c)}`}
            table={{
              head: ["Figure", "Without", "With", "Difference [95%]"],
              rows: c.rows.filter((x) => !x.withheld).map((x) => {
                const kind = kindOf(x);
                return [`${capital(x.label)}${x.group === "all" ? "" : `, ${plural(x.group)}`}`, figure(x.base.mean, kind), figure(x.variant.mean, kind), `${differenceWithInterval(x.difference, kind)}${fewer(x.difference.n, c.pairs ?? 0)}`];
              }),
            }}
          />
          {c.rows.some((x) => !x.withheld && fewer(x.difference.n, c.pairs ?? 0)) ? <p class="small soft">{fewerWords(c.pairs!, "pairs")}</p> : null}
        </details>
      ))}
    </>
  );
}

/** An interval that is not broken into two lines. */
const whole = (text: string): string => text.replace(/\[([^\]]*)\]/, (_, inside: string) => `[${inside.replace(/ /g, "\u00a0")}]`);

const isNull = (c: Comparison): boolean => !mainRow(c) || mainRow(c)!.identical === true || open(mainRow(c)!.difference);

/** The effect; one that could be none is called so, whatever its mean. */
function effect(c: Comparison): string {
  const row = mainRow(c);
  if (!row) return "–";
  if (row.identical) return "none at all";
  return `${whole(signedWithInterval(row.relative ?? null, "share"))}${isNull(c) ? ", could be chance" : ""}`;
}

function inAll(c: Comparison): string {
  const spent = c.cost?.extra_cost?.mean;
  return spent == null ? "–" : spent === 0 ? "none stated" : `${count(spent)} ${unitWords(c.cost?.unit ?? "")}`;
}

/** When the effect is largest and when half of it is gone. An effect that could be none has no half-life. */
export function lasting(c: Comparison): string {
  const h = c.half_gone;
  if (!h || isNull(c)) return "–";
  // Of a run of less than two years, years say too little.
  const short = c.weeks !== undefined && c.weeks < 104;
  const when = short ? `week ${Math.round(52 * h.from_year)}` : `year ${Math.round(h.from_year)}`;
  const from = h.counted_from === "peak" ? `largest around ${when}` : `ends in ${when}`;
  return h.years == null ? `${from}; not half gone by the end` : `${from}; half gone ${short ? many(Math.round(52 * h.years), "week") : `${number(h.years)} years`} later`;
}

/** How many pairs end in the better of the two lasting states, without and with. */
function statesOf(c: Comparison): string {
  const s = c.states;
  if (!s) return "one state only";
  const n = s.pairs.reduce((sum, p) => sum + p.n, 0);
  const better = (arm: "without" | "with") => s.pairs.reduce((sum, p) => sum + (p[arm] === "high" ? p.n : 0), 0);
  return `better state: ${better("without")} of ${n} without, ${better("with")} of ${n} with`;
}

/** Which changes lie within a budget, the most acts prevented for a unit of cost first. */
function BudgetTable({ budget: b }: { budget: Budget }): JSX.Element {
  const amount = `${number(b.amount)} ${unitWords(b.unit)}`;
  const row = (c: PricedChange, where: string): string[] => [c.name, where, number(c.extra_cost.mean ?? 0), withInterval(c.acts_prevented, "number"), c.prevented_per_unit == null ? "–" : number(c.prevented_per_unit)];
  const left = (names: string[], what: string): JSX.Element | null => (names.length ? <p class="small">{`${what}: ${list(names)}.`}</p> : null);
  return (
    <div style="margin-top:1.6rem">
      <p class="small">{`A budget of ${amount} for the ${duration(b.weeks)}. Within it, changes are in the order of acts prevented per unit of cost.`}</p>
      <Table
        label={`Changes by a budget of ${amount}`}
        table={{
          head: ["Change", "Budget", `Cost (${unitWords(b.unit)})`, "Acts prevented [95%]", "Acts per unit"],
          rows: [...b.within.map((c) => row(c, "within")), ...b.above.map((c) => row(c, "above"))],
        }}
      />
      {left(b.without_cost, "They state no cost")}
      {left(b.other_units, "Their costs are in other units")}
    </div>
  );
}
