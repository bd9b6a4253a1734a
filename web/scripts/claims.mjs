// Writes the claims that the story shows (src/story/claims.json) from docs/claims.md. Usage: node scripts/claims.mjs [--check]
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const target = fileURLToPath(new URL("../src/story/claims.json", import.meta.url));
const page = fileURLToPath(new URL("../../docs/claims.md", import.meta.url));

/** "17% [9, 30]" and "**fails**". */
function share(text, label) {
  const [mean, low, high] = text.match(/\d+/g).map((x) => Number(x) / 100);
  return { mean, low, high, label: label.replace(/\*/g, "") };
}

/** The table that sets the box beside the fit, with each claim's title. */
export function claimsOf(text) {
  const titles = new Map([...text.matchAll(/^### (C\d+b?): (.+)$/gm)].map(([, id, title]) => [id, title]));
  const head = "| claim | over the box: holds in | label | over the fit: holds in | label |";
  const at = text.indexOf(head);
  if (at < 0) throw new Error(`docs/claims.md: there is no table "${head}"`);
  const claims = text.slice(at).split("\n\n")[0].split("\n").slice(2).map((line) => {
    const [id, box, boxLabel, fit, fitLabel] = line.split("|").slice(1).map((cell) => cell.trim());
    if (!titles.has(id)) throw new Error(`docs/claims.md: ${id} has no heading`);
    return { id, title: titles.get(id), fit: share(fit, fitLabel), box: share(box, boxLabel) };
  });
  return { claims };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const written = `${JSON.stringify(claimsOf(readFileSync(page, "utf8")))}\n`;
  if (!process.argv.includes("--check")) writeFileSync(target, written);
  else if (readFileSync(target, "utf8") !== written) { console.error("src/story/claims.json is not what docs/claims.md says: run node scripts/claims.mjs"); process.exit(1); }
}
