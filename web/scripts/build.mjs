// Builds each page into one self-contained file, and lists the licences of what went into them.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { root, sourceHash } from "./sources.mjs";

const used = new Set(["@fontsource-variable/inter", "@fontsource-variable/source-serif-4"]);
const remember = {
  name: "remember-packages",
  generateBundle() {
    for (const id of this.getModuleIds()) {
      const found = id.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/);
      if (found && this.getModuleInfo(id)?.isIncluded !== false) used.add(found[1]);
    }
  },
};

process.chdir(root);
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
for (const page of ["report", "explorer"]) {
  process.env.PAGE = page;
  await build({ configFile: "vite.config.ts", logLevel: "warn", plugins: [remember], build: { outDir: "dist" } });
}

// The worker of a site (web/src/engine), and the runs that a site has made beforehand.
const alone = { configFile: false, logLevel: "warn", build: { outDir: "dist", emptyOutDir: false, target: "es2021", minify: "esbuild" } };
const beside = mkdtempSync(join(tmpdir(), "groundswell-web-"));
await build({ ...alone, build: { ...alone.build, lib: { entry: "src/engine/worker.ts", formats: ["iife"], name: "worker", fileName: () => "worker.js" } } });
await build({ ...alone, build: { ...alone.build, outDir: beside, lib: { entry: "src/engine/first_runs.ts", formats: ["es"], fileName: () => "first_runs.mjs" } } });
const { firstRuns } = await import(join(beside, "first_runs.mjs"));
rmSync(beside, { recursive: true });
writeFileSync("dist/first_runs.json", `${JSON.stringify(firstRuns(), null, 1)}\n`);

const licences = [...used].sort().map((name) => {
  const folder = join("node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((f) => /^(licen[cs]e|copying)/i.test(f));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${name} ${about.version} (${about.license ?? "see below"})\n\n${text}\n`;
});
writeFileSync("dist/licences.txt", `What the pages of Groundswell contain besides its own code, with licences.\n\n${licences.join(`\n${"-".repeat(78)}\n\n`)}`);
writeFileSync("dist/source.sha256", `${sourceHash()}\n`);
for (const name of ["report.html", "explorer.html"]) console.log(`${name} ${Math.round(readFileSync(join("dist", name)).length / 1024)} kB`);
