import type { JSX } from "preact";
export function Tour(): JSX.Element { return <main id="main" class="tour" tabIndex={-1} />; }
