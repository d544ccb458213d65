import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countTests, unexcusedSkips } from '../../scripts/test/count.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tellen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module = (states: string[], errors: unknown[] = []) => ({
  children: {
    allTests: () =>
      states.map((state) => ({ fullName: `een ${state}`, result: () => ({ state }) })),
  },
  errors: () => errors,
});

describe('The count at the end of npm test', () => {
  it('adds up what passed, failed and was skipped', () => {
    const counts = countTests([module(['passed', 'passed', 'failed']), module(['skipped'])]);
    expect(counts).toMatchObject({
      passed: 2,
      failed: 1,
      skipped: 1,
      skippedTitles: ['een skipped'],
    });
  });

  it('calls a file that could not be loaded a failure', () => {
    expect(countTests([module([], [new Error('stuk')])]).failed).toBe(1);
  });

  it('excuses a skip only where the reference folder is truly absent', () => {
    const titles = ['berichten (zonder ../shared/standards)', 'zomaar'];
    mkdirSync(join(folder, 'los', 'boom'), { recursive: true });
    expect(unexcusedSkips(titles, join(folder, 'los', 'boom'))).toEqual(['zomaar']);
    mkdirSync(join(folder, 'los', 'shared'));
    expect(unexcusedSkips(titles, join(folder, 'los', 'boom'))).toEqual(titles);
  });
});
