import type { JSX } from "preact";
import { Table } from "../charts/figure";
import type { Fit, FitEffect } from "../model/types";
import { Lattice } from "./lattice";
import { capital, number, percent, plural } from "../words/format";

/** A fit: what the members meet, which numbers the surveys say something about, and which not. */
export function FitSection({ fit }: { fit: Fit }): JSX.Element {
  const learned = fit.parameters.filter((p) => p.learned).sort((a, b) => b.distance - a.distance);
  const open = fit.parameters.filter((p) => !p.learned);
  const used = fit.rows.filter((r) => !r.held_out);
  const left = fit.rows.filter((r) => r.held_out);
  const wanted = Math.ceil(fit.rules.inside * used.length);
  const first = fit.waves[0]!;
  return (
    <>
      <p class="lead">
        {`${fit.members} sets of numbers agree with the surveys: each meets at least ${wanted} of ${used.length} rows. Sets drawn from the whole plausible range meet ${Math.round(first.rows_inside_median)} (median). The surveys say something about ${learned.length} of ${fit.parameters.length} uncertain numbers.`}
      </p>
      <p class="how">Broad bar: the survey’s range; tick: its value. Thin line: 95 of 100 sets of the plausible range; thick line and dot: 95 of 100 members, and their median, at fresh draws.</p>
      {used.map((r) => <RowBar key={`${r.figure} ${r.group}`} row={r} />)}
      {left.length ? (
        <>
          <p>{`${left.length} rows were left out of the fit and are predicted. The survey’s value lies within what the members say for ${left.filter(isCovered).length} of them.`}</p>
          {left.map((r) => <RowBar key={`${r.figure} ${r.group}`} row={r} />)}
        </>
      ) : null}
      {fit.experiments?.rows.length ? <Effects effects={fit.experiments} /> : null}
      <details>
        <summary>The rows in numbers</summary>
        <Table
          label="Survey rows, before the fit and over its members"
          table={{
            head: ["Row", "Survey", "Range", "Before", "Members", "Members inside"],
            rows: fit.rows.map((r) => [label(r), value(r, r.value), `${value(r, r.low)} to ${value(r, r.high)}`, `${value(r, r.before.low)} to ${value(r, r.before.high)}`, `${value(r, r.members.low)} to ${value(r, r.members.high)}`, percent(r.members.inside ?? 0)]),
          }}
        />
      </details>
      <details>
        <summary>The waves</summary>
        <Table
          label="Waves of the fit"
          table={{
            head: ["Wave", "Points", "Where", "Rows inside (median)", "Best"],
            rows: fit.waves.map((w, i) => [i, w.points, i === 0 ? "the plausible range" : w.climbing ? "beside the best points" : `10^${(w.log10_share_left ?? 0).toFixed(1)} of it`, Math.round(w.rows_inside_median), Math.round(w.rows_inside_best)]),
          }}
        />
        <p class="small">{`${fit.runs} runs. Of ${fit.candidates} candidates ${fit.chosen} met the rules, and ${fit.confirmed} met them again at fresh draws.`}</p>
      </details>
      <Lattice together={fit.learned_together} />
      {learned.length ? (
        <details>
          <summary>{`The ${learned.length} numbers that the surveys say something about`}</summary>
          <Table label="Numbers learned" table={{ head: ["Number", "Members [95 of 100]", "Plausible"], rows: learned.map((p) => [p.name, `${number(p.low)} to ${number(p.high)}`, `${number(p.plausible[0])} to ${number(p.plausible[1])}`]) }} />
        </details>
      ) : null}
      {open.length ? (
        <>
          <p>{`The surveys say nothing about ${open.length} numbers that could be told from chance: members are spread over their plausible ranges as evenly as draws are.`}</p>
          <details>
            <summary>What the surveys say nothing about</summary>
            <p class="small">{open.map((p) => p.name).join(", ")}</p>
          </details>
        </>
      ) : null}
      {fit.conflicts.map((c) => (
        <p class="small" key={c.rows.join()}>{`No set meets ${c.rows[0] === c.rows[1] ? c.rows[0] : c.rows.join(" and ")}: the nearest is off by ${number(c.half_widths)} half-widths of the range.`}</p>
      ))}
    </>
  );
}

type Row = Fit["rows"][number];

const isCovered = (r: Row): boolean => (r.members.low ?? Infinity) <= r.value && r.value <= (r.members.high ?? -Infinity);

/** Measured effects: those that could rule members out, and those that were set aside. */
function Effects({ effects }: { effects: NonNullable<Fit["experiments"]> }): JSX.Element {
  const held = effects.rows.filter((r) => r.held);
  const range = (r: FitEffect): string => `${number(r.members.low ?? NaN)} to ${number(r.members.high ?? NaN)}`;
  return (
    <>
      <p>{`Effects that somebody measured ruled out ${effects.ruled_out} points that met the surveys. Of ${held.length} effects that were set aside, ${held.filter((r) => r.covered).length} lie within what the members predict.`}</p>
      <details>
        <summary>The measured effects in numbers</summary>
        <Table
          label="Measured effects and the members"
          table={{
            head: ["Effect", "Measured", "Members [95 of 100]", "Used", "Within"],
            rows: effects.rows.map((r) => [capital(r.what), r.value === null ? "only its direction" : number(r.value), range(r), r.held ? "predicted" : "in the fit", r.covered ? "yes" : "no"]),
          }}
        />
      </details>
    </>
  );
}

const label = (r: Row): string => `${capital(r.quantity.replaceAll("_", " "))}${r.group === "all" ? "" : ` (${plural(r.group)})`}`;

const value = (r: Row, x: number | null): string => (x === null ? "–" : r.unit === "share" ? percent(x) : number(x));

function RowBar({ row: r }: { row: Row }): JSX.Element {
  const most = 1.05 * Math.max(r.high, r.before.high ?? 0, r.members.high ?? 0, 1e-9);
  const at = (x: number | null): string => `${(100 * Math.max(0, x ?? 0)) / most}%`;
  const words = `${label(r)}: survey ${value(r, r.value)}, members ${value(r, r.members.low)} to ${value(r, r.members.high)}`;
  return (
    <div style="margin:.55rem 0">
      <p class="small tabular" style="margin:0">{words}</p>
      <svg width="100%" height="16" role="img" aria-label={words}>
        <rect x="0" y="2" width="100%" height="12" rx="3" fill="var(--sunk)" stroke="var(--line)" />
        <rect x={at(r.low)} y="3" width={`${(100 * (r.high - r.low)) / most}%`} height="10" fill="var(--three)" opacity=".45" />
        <line x1={at(r.value)} x2={at(r.value)} y1="1" y2="15" stroke="var(--ink)" stroke-width="1.5" />
        <line x1={at(r.before.low)} x2={at(r.before.high)} y1="11.5" y2="11.5" stroke="var(--soft)" stroke-width="1.2" />
        <line x1={at(r.members.low)} x2={at(r.members.high)} y1="7" y2="7" stroke="var(--one)" stroke-width="3" />
        <circle cx={at(r.members.median)} cy="7" r="4" fill="var(--one)" />
      </svg>
    </div>
  );
}
