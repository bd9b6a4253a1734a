// All series as one table: a line a row, with what it was and what it is.
import type { JSX } from "preact";
import { byMeasure } from "../charts/report";
import { indexOf, Key, look } from "../charts/marks";
import { beginning, courseOf, ending, seriesCaption } from "../words/captions";
import type { Series } from "../model/types";
import { capital, duration, figure, kindOf, plural } from "../words/format";

const width = 168;
const height = 34;

export function SeriesTable({ series, groups, weeks }: { series: Series[]; groups: string[]; weeks: number }): JSX.Element {
  const measures = byMeasure(series).map((m) => m.filter((s) => s.mean.some((v) => v !== null))).filter((m) => m.length);
  const course = courseOf(weeks);
  // Events are counted by quarters that are whole.
  const rest = weeks % 13;
  const means = course.first ? `First and last: means over the first and the last ${course.weeks === 52 ? "year" : `${course.weeks} weeks`} of ${duration(weeks)}.` : `Means are over the ${duration(weeks)} of the run.`;
  const keyed = [...new Set(measures.flatMap((m) => m.map((s) => s.group)))].filter((g) => groups.includes(g));
  return (
    <>
      <p class="how small soft">Each line begins at zero and has a scale of its own; bands: 95% interval over replicates. {means}{weeks < 13 ? " Events are counted by 13 weeks, and this run is shorter: it has no lines of them." : rest ? ` Events are counted by 13 weeks: the last ${rest === 1 ? "week is" : `${rest} weeks are`} left out of them.` : ""}</p>
      {keyed.length > 1 ? <Key items={keyed.map((g, i) => ({ label: capital(plural(g)), look: look(indexOf(g, i, groups)) }))} /> : null}
      <div class="scroll" tabIndex={0} role="region" aria-label={`Table: figures ${course.over}`}>
        <table class="sparklines">
          <thead><tr><th scope="col">Figure</th><th scope="col">{capital(course.over)}</th>{course.first ? <th scope="col" class="n early">{course.first}</th> : null}<th scope="col" class="n">{course.last}</th></tr></thead>
          <tbody>
            {measures.map((lines) => {
              const kind = kindOf(lines[0]!);
              const said = (of: (s: Series) => number | null) => lines.map((s) => <span key={s.group} class="value">{lines.length > 1 ? <span class="soft">{plural(s.group)} </span> : null}{figure(of(s), kind)}</span>);
              return (
                <tr key={lines[0]!.name}>
                  <th scope="row">{capital(lines[0]!.label)}{lines[0]!.unit && kind !== "share" ? <span class="soft">, {lines[0]!.unit}</span> : null}</th>
                  <td class="spark"><Spark lines={lines} groups={groups} weeks={weeks} /></td>
                  {course.first ? <td class="n early">{said((s) => beginning(s, course.weeks))}</td> : null}
                  <td class="n">{said((s) => ending(s, course.weeks + (course.first ? 0 : 1)))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Spark({ lines, groups, weeks }: { lines: Series[]; groups: string[]; weeks: number }): JSX.Element {
  const top = Math.max(1e-9, ...lines.flatMap((s) => s.high.map((h, i) => h ?? s.mean[i] ?? 0)));
  const end = Math.max(1, ...lines.map((s) => s.weeks.at(-1) ?? 1));
  const x = (week: number) => ((width * week) / end).toFixed(1);
  const y = (value: number) => (height - 2 - ((height - 4) * Math.max(0, value)) / top).toFixed(1);
  const points = (s: Series, of: (i: number) => number) => s.weeks.flatMap((w, i) => (s.mean[i] === null ? [] : [`${x(w)},${y(of(i))}`]));
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={seriesCaption(lines, weeks)}>
      <line x1="0" x2={width} y1={height - 2} y2={height - 2} stroke="var(--line)" />
      {lines.map((s, k) => {
        const l = look(indexOf(s.group, k, groups));
        const band = [...points(s, (i) => s.high[i] ?? s.mean[i]!), ...points(s, (i) => s.low[i] ?? s.mean[i]!).reverse()];
        return (
          <g key={s.group}>
            <polygon points={band.join(" ")} fill={l.colour} opacity="0.18" />
            <polyline points={points(s, (i) => s.mean[i]!).join(" ")} fill="none" stroke={l.colour} stroke-width="1.8" stroke-dasharray={l.dash} />
          </g>
        );
      })}
    </svg>
  );
}
