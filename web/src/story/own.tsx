// The end of the story: where the evidence is, and an experiment of the reader's own.
import type { JSX } from "preact";
import { site } from "../engine/site";
import type { Intervention } from "../explorer/api";
import { noRules } from "../explorer/plan";
import { change, run, show } from "../explorer/store";
import { changedRules } from "./settings";

function begin(interventions: Intervention[]): void {
  change({ view: "explore", preset: "default", base: noRules(), change: { ...noRules(), interventions } });
  run();
  show("explore");
}

export function Own(): JSX.Element {
  return (
    <div class="own">
      <p>{site ? <>The <a href="evidence.html">evidence</a> says what each number rests on, and <a href="claims.html">the claims</a> how each was tested.</> : <>What each number rests on: <code>groundswell parameters</code>, and docs/evidence.md of the program. How each claim was tested: <code>groundswell claims --describe</code>.</>}</p>
      <h3>Your experiment</h3>
      <p>Which rule would you change? What would have to be true for it to fail? The workshop lets you change every number. The link keeps your settings, so that others can repeat them and object.</p>
      <div class="row choose">
        <button type="button" class="button first" id="story-own" onClick={() => begin(changedRules)}>Begin with the changed rules</button>
        <button type="button" class="button" onClick={() => begin([])}>Begin with nothing changed</button>
      </div>
    </div>
  );
}
