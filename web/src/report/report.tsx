import type { JSX } from "preact";
import { toggleTheme } from "../model/theme";
import type { Report } from "../model/types";
import { count, duration, percent } from "../words/format";
import { headline, largeNumbers, type Large as LargeNumber } from "./headline";
import { sections } from "./sections";

/** The whole report, on a page of its own or inside the explorer. */
export function ReportPage({ report, embedded = false }: { report: Report; embedded?: boolean }): JSX.Element {
  const parts = sections(report);
  // Inside the explorer the page has a banner and a main part of its own.
  const [Top, Body] = embedded ? (["div", "div"] as const) : (["header", "main"] as const);
  return (
    <>
      {embedded ? null : <a class="skip" href="#main">Skip to the report</a>}
      <div class="report">
        <Top>
          {embedded ? null : <p class="brand"><span>Groundswell report</span><button class="button plain" type="button" onClick={toggleTheme}>Light / dark</button></p>}
          <p class="kicker">{report.title}</p>
          <h1>{headline(report)}</h1>
          <Large numbers={largeNumbers(report)} />
          <p class="byline tabular">
            {count(report.people)} people in {report.imported ? "an institution described by tables" : "a simulated institution"}, followed for {followed(report)}
            {report.version ? `, with Groundswell ${report.version}` : ""}. {report.replicates < 3 ? "There are no intervals: they take three runs or more." : "Brackets are 95% intervals over those runs: they show chance, not whether the model is right."}
          </p>
          <nav aria-label="Sections"><ul>{parts.map((s) => <li key={s.id}><a href={`#${s.id}`} onClick={embedded ? (e) => { e.preventDefault(); document.getElementById(s.id)?.scrollIntoView(); } : undefined}>{s.title}</a></li>)}</ul></nav>
        </Top>
        <Body id={embedded ? undefined : "main"} tabIndex={embedded ? undefined : -1}>
          {parts.map((s) => (
            <section key={s.id} id={s.id} aria-labelledby={`${s.id}-title`}>
              <h2 id={`${s.id}-title`}>{s.title}</h2>
              {s.body()}
            </section>
          ))}
        </Body>
      </div>
    </>
  );
}

/** For how long and how often, over all studies of the page. */
function followed(r: Report): string {
  const all = (r.sources ?? []).filter((s) => s.weeks !== undefined && s.replicates);
  const range = (values: number[], say: (n: number) => string): string => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? say(low) : `${say(low)} to ${say(high)}`;
  };
  const times = range(all.length ? all.map((s) => s.replicates!) : [r.replicates], (n) => String(n));
  return `${range(all.length ? all.map((s) => s.weeks!) : [r.weeks], duration)}, ${times === "1" ? "once" : `${times} times over`}`;
}

function Large({ numbers }: { numbers: LargeNumber[] }): JSX.Element | null {
  if (!numbers.length) return null;
  const bare = (x: number) => percent(x).replace("%", "");
  return (
    <dl class="large tabular">
      {numbers.map(({ value: v, label }) => (
        <div key={label}>
          <dd>{percent(v.mean)}</dd>
          <dt>{label}{v.low !== null && v.high !== null ? <span class="soft"> [{bare(v.low)}, {bare(v.high)}]</span> : null}</dt>
        </div>
      ))}
    </dl>
  );
}
