import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { getReportPage, getToml, Refused } from "./api";
import { toHash } from "./plan";
import { sentencesOf } from "./rules";
import { plan, request, runner } from "./store";

function save(name: string, content: string | Blob, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The setting as a scenario file, the result as a report, both as a link. */
export function Export(): JSX.Element {
  const [said, say] = useState("");
  const state = runner.state.value;
  const toml = async () => {
    try {
      save("scenario.toml", await getToml(request()), "text/plain");
      say("Saved as scenario.toml.");
    } catch (e) {
      say(e instanceof Refused ? sentencesOf(e.problems, request()).join(" ") : String(e));
    }
  };
  const report = async () => {
    say("Writing the report…");
    try {
      save("report.html", await getReportPage(state.job!), "text/html");
      say("Saved as report.html.");
    } catch (e) {
      say(e instanceof Error ? e.message : String(e));
    }
  };
  const link = async () => {
    const url = location.origin + location.pathname + toHash(plan.value);
    try {
      await navigator.clipboard.writeText(url);
      say("The link is copied.");
    } catch {
      say(url);
    }
  };
  return (
    <div class="export">
      <h2>Keep it</h2>
      <div class="row">
        <button type="button" class="button" id="export-toml" onClick={() => void toml()}>Scenario</button>
        <button type="button" class="button" id="export-report" onClick={() => void report()} disabled={state.phase !== "done" || !state.job}>Report</button>
        <button type="button" class="button" id="copy-link" onClick={() => void link()}>Link</button>
      </div>
      <p class="about" role="status" style="overflow-wrap:anywhere">{said}</p>
    </div>
  );
}
