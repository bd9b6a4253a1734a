// The first screen: what it is and why, one team, one guess, one switch; then the story or the workshop.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Clock } from "../picture/clock";
import type { Plan } from "../explorer/plan";
import { Team } from "../team/team";
import { bracket } from "../team/rows";
import { first, ofHundred } from "./first";
import { Guess } from "./guess";
import { answering, Effect, Switch } from "./switch";

const clock = new Clock();
clock.end = first.weeks;
const week = signal(0);
let begun = false;

/** Slow over the first act, so that it can be followed; then the years pass. */
const pace = (at: number): number => (at < 16 ? 4 : 24);

export function Start({ open }: { open: (view: Plan["view"]) => void }): JSX.Element {
  useEffect(() => {
    const stop = clock.onMove((at) => {
      week.value = Math.floor(at);
      if (clock.speed.value !== pace(at)) clock.speed.value = pace(at);
    });
    if (!begun) {
      begun = true;
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) clock.seek(first.weeks);
      else clock.play();
    }
    return () => { stop(); clock.pause(); };
  }, []);
  const { woman, man } = first.base.harmed;
  const never = { mean: 1 - first.base.did.mean, low: first.base.did.high === null ? null : 1 - first.base.did.high, high: first.base.did.low === null ? null : 1 - first.base.did.low };
  const on = answering.value;
  return (
    <main id="main" class="start" tabIndex={-1}>
      <section class="hero">
        <div class="words">
          <h1>Most people never harm anyone. Why does it go on?</h1>
          <p class="lead">Groundswell simulates a workplace in which a few people harass, and shows what changes when its rules change.</p>
          <p class="lead"><strong>{ofHundred(never)}</strong> people here <Range v={never} /> commit no act that surveys count in ten years, yet <strong>{ofHundred(woman)}</strong> women <Range v={woman} /> and <strong>{ofHundred(man)}</strong> men <Range v={man} /> are harmed within two.</p>
          <p class="lead">Of witnesses who notice an act, <strong>{ofHundred(first.base.silence)}</strong> <Range v={first.base.silence} /> stay silent.</p>
          <div class="row go-on early">
            <button type="button" class="button first" onClick={() => open("story")}>Play the story</button>
            <button type="button" class="button" onClick={() => open("explore")}>Open the workshop</button>
          </div>
        </div>
        <div class="stage-one">
          <div class={`teams${on ? " two" : ""}`}>
            <Team title={on ? "One team, as it is" : "One team of ten, over ten years"} course={first.team.base} members={first.team.members} week={week.value} weeks={first.weeks} />
            {on ? <Team title="The same team, if witnesses answer" course={first.team.variant} members={first.team.members} week={week.value} weeks={first.weeks} /> : null}
          </div>
          <Time />
          <ul class="legend" aria-label="What the picture shows">
            <li><Mark><circle cx="9" cy="9" r="6.5" fill="var(--node-one)" stroke="var(--person-line)" /></Mark>a woman</li>
            <li><Mark><circle cx="9" cy="9" r="6.5" fill="var(--node-two)" stroke="var(--person-line)" /></Mark>a man (larger: higher rank)</li>
            <li><Mark><path d="M9 16 L4.5 3 H13.5 Z" fill="var(--act)" /></Mark>an act</li>
            <li><Mark><circle cx="9" cy="9" r="6.5" fill="var(--silent)" /><line x1="5.5" x2="12.5" y1="9" y2="9" stroke="var(--paper)" stroke-width="2" /></Mark>noticed one and stayed silent: without colour from then on</li>
            <li><Mark><circle cx="9" cy="9" r="4" fill="var(--node-two)" stroke="var(--person-line)" /><circle cx="9" cy="9" r="7" fill="none" stroke="var(--answer)" stroke-width="2" /></Mark>has stepped in or comforted</li>
          </ul>
          <Switch />
          {on ? <Effect /> : null}
        </div>
      </section>
      <Guess />
      <section class="onward" aria-labelledby="onward-title">
        <h2 id="onward-title">Now change something</h2>
        <p>The story asks what silence, power, habit and rulings each do to this institution, and says so where the model speaks against the claim. In the workshop you change the rules yourself.</p>
        <div class="row go-on">
          <button type="button" class="button first" id="play-story" onClick={() => open("story")}>Play the story</button>
          <button type="button" class="button" id="open-workshop" onClick={() => open("explore")}>Open the workshop</button>
        </div>
        <details class="small soft">
          <summary>Where these figures are from</summary>
          <p>
            A simulated institution of {first.people.toLocaleString("en-GB")} people, ten years, {first.replicates} replicates, seed {first.seed}, Groundswell {first.version}. Brackets: 95% interval of the mean over the replicates, in per cent.
            The team is one of the first replicate: of the teams of ten people, the one with the middle number of acts. A dot is a place in the team. People leave and others take their places; the mark of silence stays with the place.
            Both pictures share every random number that the change does not touch. {first.evidence.replace(/ Brackets are.*?right\./, "")}
          </p>
          <p>The same figures: <code>groundswell run default</code> and <code>groundswell compare default --with answering</code>. Results {first.base.result_hash} and {first.variant.result_hash}.</p>
        </details>
      </section>
    </main>
  );
}

const Range = ({ v }: { v: Parameters<typeof bracket>[0] }): JSX.Element => <span class="range">{bracket(v)}</span>;
const Mark = ({ children }: { children: preact.ComponentChildren }): JSX.Element => <svg width="18" height="18" aria-hidden="true">{children}</svg>;

function Time(): JSX.Element {
  const playing = clock.playing.value;
  const at = week.value;
  const when = at >= first.weeks ? "after ten years" : `year ${Math.floor(at / 52) + 1}`;
  return (
    <div class="time-line" role="group" aria-label="Time">
      <button class="button" type="button" id="start-play" onClick={() => (playing ? clock.pause() : clock.play())}>{playing ? "Pause" : at >= first.weeks ? "Play again" : "Play"}</button>
      <input id="start-week" type="range" min="0" max={first.weeks} step="1" value={at} aria-label="Week" aria-valuetext={when} onInput={(e) => { clock.pause(); clock.seek(Number(e.currentTarget.value)); }} />
      <span class="tabular small">{when}</span>
    </div>
  );
}
