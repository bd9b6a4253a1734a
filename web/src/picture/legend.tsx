// What the marks mean. Each is drawn here as it is in the picture.
import type { ComponentChildren, JSX } from "preact";
import { capital, plural } from "../words/format";

interface Props {
  groups: string[];
  ranks: number;
  people: boolean;
  still: boolean;
}

const Icon = ({ children, wide = 20 }: { children: ComponentChildren; wide?: number }): JSX.Element => <svg width={wide} height="20" viewBox={`0 0 ${wide} 20`} aria-hidden="true">{children}</svg>;
const Person = ({ x = 10, r = 6, fill = "--node-one" }: { x?: number; r?: number; fill?: string }): JSX.Element => <circle cx={x} cy="10" r={r} fill={`var(${fill})`} stroke="var(--person-line)" stroke-width="1.2" />;
const points = Array.from({ length: 16 }, (_, i) => `${(10 + (i % 2 ? 4 : 8.6) * Math.sin((Math.PI * i) / 8)).toFixed(1)},${(10 - (i % 2 ? 4 : 8.6) * Math.cos((Math.PI * i) / 8)).toFixed(1)}`).join(" ");
const Dashes = (): JSX.Element => <>{Array.from({ length: 8 }, (_, i) => <path key={i} d="M10 2.5 A7.5 7.5 0 0 1 13.2 3.2" fill="none" stroke="var(--person-line)" stroke-width="2" transform={`rotate(${45 * i} 10 10)`} />)}</>;

export function Legend({ groups, ranks, people, still }: Props): JSX.Element {
  const tokens = ["--node-one", "--node-two", "--node-three", "--node-four"];
  return (
    <div class="legends">
      <ul class="legend" aria-label="What the picture shows: how things stand">
        {people ? groups.slice(0, 4).map((g, i) => <li key={g}><Icon><Person fill={tokens[i]!} />{i > 1 ? <circle cx="10" cy="10" r="1.8" fill="var(--ink)" /> : null}</Icon>{capital(plural(g))}</li>) : <li><Icon><Person /></Icon>A unit of at least five people</li>}
        {people && ranks > 1 ? <li><Icon wide={36}><Person x={5} r={3.2} /><Person x={15} r={4.8} /><Person x={28} r={6.6} /></Icon>Larger: a higher rank</li> : null}
        <li><Icon wide={46}>{[0, 1, 2].map((i) => <circle key={i} cx={8 + 15 * i} cy="10" r="6.5" fill={`color-mix(in srgb, var(--tint-doubted) ${50 * i}%, var(--paper))`} stroke="var(--line)" />)}</Icon>{people ? "Team" : "Unit"}: the stronger its tint, the more harm passes as normal</li>
        <li><Icon wide={36}><circle cx="9" cy="10" r="6.5" fill="var(--tint-doubted)" /><circle cx="26" cy="10" r="6.5" fill="var(--tint-trusted)" /></Icon>Warm: little trust in the institution. Cold: more</li>
        <li><Icon><Dashes /></Icon>The share of a unit’s outline that is drawn: trust</li>
        <li><Icon><circle cx="10" cy="10" r="6.6" fill="none" stroke="var(--act)" stroke-width="3.4" /></Icon>Acts nobody answered. The ring thins as people forget</li>
        <li><Icon><rect x="5" y="6" width="8" height="8" fill="var(--paper)" stroke="var(--report)" stroke-width="1.6" /></Icon>A report that waits</li>
        {still ? null : <li><Icon><rect x="5" y="6" width="8" height="8" fill="var(--report)" /></Icon>It comes back: something was done</li>}
      </ul>
      <ul class="legend" aria-label={still ? "What the picture shows: what has happened so far" : "What the picture shows: what happens"}>
        <li><Icon><circle cx="10" cy="10" r="7" fill="var(--silent)" /><path d="M5.6 10 H14.4" stroke="var(--paper)" stroke-width="2.4" /></Icon>{still ? "Noticed an act and stayed silent, at least once" : "Noticed an act and stayed silent"}</li>
        <li><Icon><Person r={4.2} /><circle cx="10" cy="10" r="7.6" fill="none" stroke="var(--answer)" stroke-width="2.2" /></Icon>{still ? "Stepped in, at least once" : "Stepped in"}</li>
        <li><Icon><polygon points={points} fill="var(--act)" /></Icon>{still ? "Acts, at the teams of their targets" : "An act, at its target’s team"}</li>
        {still ? null : (
          <>
            <li><Icon><path d="M2 14 Q10 2 18 11" fill="none" stroke="var(--told)" stroke-width="2.2" /></Icon>Told in confidence</li>
            <li><Icon><path d="M10 16 L5 6 H15 Z" fill="var(--answer)" /></Icon>Spoke of it in public</li>
            <li><Icon><path d="M10 16 L5 6 H15 Z" fill="var(--paper)" stroke="var(--turned)" stroke-width="1.8" stroke-linejoin="round" /></Icon>Turned the talk away</li>
          </>
        )}
      </ul>
    </div>
  );
}
