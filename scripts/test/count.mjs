import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Titles of tests that read the reference folder beside the repository say so in these words. */
const SHARED = /\.\.\/shared/;

/** A container may forbid what only these words name: mounting a small disk to fill it up. */
const MOUNT = /needs the right to mount/;

/**
 * Counts what ran.
 * @param {Iterable<{children: {allTests(): Iterable<any>}, errors(): unknown[]}>} modules
 */
export function countTests(modules) {
  /** @type {{passed: number, failed: number, skipped: number, skippedTitles: string[]}} */
  const counts = { passed: 0, failed: 0, skipped: 0, skippedTitles: [] };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') counts.passed += 1;
      else if (state === 'failed') counts.failed += 1;
      else {
        counts.skipped += 1;
        counts.skippedTitles.push(test.fullName);
      }
    }
  }
  return counts;
}

/**
 * Skips that have no excuse: all but those for want of `../shared` where that is truly absent, and
 * those that need a right which a container may withhold.
 */
export function unexcusedSkips(titles, root) {
  const sharedIsThere = existsSync(join(root, '..', 'shared'));
  return titles.filter((title) => !MOUNT.test(title) && (sharedIsThere || !SHARED.test(title)));
}
