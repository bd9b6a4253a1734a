// What `groundswell site` wrote into the page; null in a page of the program's server.

/** Events of a run that was made when the site was written, in order. */
export interface Recorded {
  /** Where they are, packed: {"request": ..., "events": [[name, data], ...], "report": {...}}. */
  file: string;
  request: unknown;
}

export interface Site {
  version: string;
  /** The folder of the engine; null: the site has none. */
  engine: string | null;
  /** Why there is none. */
  lacking: string;
  /** The file of the institution, where it is not the default one. */
  scenario: string | null;
  runs: Recorded[];
}

function found(): Site | null {
  if (typeof document === "undefined") return null;
  const text = document.getElementById("groundswell-site")?.textContent;
  return text ? (JSON.parse(text) as Site | null) : null;
}

export const site: Site | null = found();
