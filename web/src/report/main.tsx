import "../style/tokens.css";
import "../style/page.css";
import "../style/report.css";
import "../style/direction.css";
import { render } from "preact";
import { startTheme } from "../model/theme";
import type { Report } from "../model/types";
import { ReportPage } from "./report";

startTheme();

const text = document.getElementById("groundswell-data")?.textContent ?? "null";
const report = JSON.parse(text) as Report | null;
const place = document.getElementById("page")!;
if (report) {
  document.title = `${report.title}: a Groundswell report`;
  render(<ReportPage report={report} />, place);
} else {
  render(<main class="report"><h1>An empty report</h1><p>This page holds no study. Write one with <code>groundswell report STUDY.sqlite -o report.html</code>.</p></main>, place);
}
