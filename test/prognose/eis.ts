import type { Result } from '../../src/core/basis/result.ts';

/** The value of a result that a test needs; its refusal fails the test. */
export function eis<T>(uit: Result<T>): T {
  if (!uit.ok) throw new Error(uit.problem.detail);
  return uit.value;
}
