import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
