import "../style/tokens.css";
import "../style/page.css";
import { render } from "preact";
render(<main><h1>Groundswell explorer</h1></main>, document.getElementById("page")!);
