import "../style/tokens.css";
import "../style/page.css";
import "../style/report.css";
import "../style/direction.css";
import "../style/explorer.css";
import "../style/picture.css";
import "../style/start.css";
import "../style/story.css";
import { render } from "preact";
import { startTheme } from "../model/theme";
import { App } from "./app";
import { load } from "./store";

startTheme();
render(<App />, document.getElementById("page")!);
void load();
