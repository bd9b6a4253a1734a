import { Component, type ComponentChildren, type JSX } from "preact";
import { toggleTheme } from "../model/theme";
import { ReportPage } from "../report/report";
import { Start } from "../start/start";
import { Story } from "../story/story";
import type { Plan } from "./plan";
import { Results } from "./results";
import { RulesPanel } from "./rules";
import { Stage, Title } from "./stage";
import { notice, plan, session, show, trouble } from "./store";

const views: { view: Plan["view"]; label: string }[] = [
  { view: "start", label: "Start" },
  { view: "story", label: "Story" },
  { view: "explore", label: "Workshop" },
  { view: "report", label: "Report" },
];

export function App(): JSX.Element {
  const s = session.value;
  const view = plan.value.view;
  return (
    <>
      <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById("main")?.focus(); }}>Skip to the content</a>
      <header class="masthead">
        <p class="name">Groundswell</p>
        <nav aria-label="Views">
          {views.filter((v) => v.view !== "report" || s?.report).map((v) => (
            <button key={v.view} type="button" class="tab" aria-current={view === v.view ? "page" : undefined} onClick={() => show(v.view)}>{v.label}</button>
          ))}
        </nav>
        <button class="button plain theme" type="button" onClick={toggleTheme} aria-label="Switch between light and dark">
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M9 1.8 A7.2 7.2 0 0 1 9 16.2 Z" fill="currentColor" /></svg>
        </button>
      </header>
      {notice.value ? <p class="notice" role="status" id="notice">{notice.value} <button type="button" class="link" onClick={() => { notice.value = null; document.getElementById("main")?.focus(); }}>Close</button></p> : null}
      <Whole key={view}>
        {view === "start" ? <Start open={show} />
          : trouble.value ? <main id="main" class="wait" tabIndex={-1}><h1>The program does not answer</h1><p>{trouble.value}</p><p>Start it again with <code>groundswell view</code>, then reload this page.</p></main>
          : view === "story" ? <Story />
          : view === "report" && s?.report ? <main id="main" tabIndex={-1}><ReportPage report={s.report} embedded /></main>
          : <Explorer />}
      </Whole>
    </>
  );
}

/** A setting that the page cannot show must not leave it blank. */
class Whole extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  state = { broken: false };
  componentDidCatch(): void {
    this.setState({ broken: true });
  }
  render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return (
      <main id="main" class="wait" tabIndex={-1}>
        <h1>This setting cannot be shown</h1>
        <p>The link may be damaged, or of another version of Groundswell.</p>
        <button type="button" class="button first" onClick={() => location.assign(location.pathname)}>Begin anew</button>
      </main>
    );
  }
}

function Explorer(): JSX.Element {
  return (
    <main id="main" class="explorer" tabIndex={-1}>
      <Title />
      <RulesPanel />
      <Stage />
      <Results />
    </main>
  );
}
