// The hash over everything that dist/ is made from: says whether the committed pages are stale.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

function files(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? files(join(folder, e.name)) : [join(folder, e.name)]));
}

export function sourceHash() {
  const names = [...files("src"), "report.html", "explorer.html", "vite.config.ts", "package.json", "package-lock.json", "scripts/build.mjs"].sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(join(root, name))).update("\n");
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kept = readFileSync(join(root, "dist/source.sha256"), "utf8").trim();
  const stale = kept !== sourceHash();
  if (stale) console.error("web/dist is older than its sources: run npm run build in web/");
  process.exit(stale ? 1 : 0);
}
