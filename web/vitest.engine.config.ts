import { defineConfig } from "vitest/config";

// The engine for web pages in Node, beside the program. It blocks its thread while it runs.
export default defineConfig({ test: { include: ["tests/engine/**/*.test.ts"], fileParallelism: false, testTimeout: 240_000, hookTimeout: 120_000 } });
