import { resolve } from "node:path";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// One page a build: a single file cannot share chunks with another.
const page = process.env.PAGE ?? "explorer";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  build: {
    emptyOutDir: false,
    target: "es2021",
    rollupOptions: { input: resolve(__dirname, `${page}.html`) },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": process.env.GROUNDSWELL_URL ?? "http://127.0.0.1:8765" } },
});
