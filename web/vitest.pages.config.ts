import { defineConfig } from "vitest/config";

// The pages against the real program in a headless browser: one file after the other, they share the machine's cores.
export default defineConfig({
  test: { include: ["tests/pages/**/*.test.ts"], fileParallelism: false, testTimeout: 240_000, hookTimeout: 120_000 },
});
