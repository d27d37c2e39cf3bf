import assert from 'node:assert/strict';
import type { ProblemKind } from '../../../bot/helpdesk/contracts/problem.ts';
import { context } from '../support/samples.ts';

describe('words of a problem', () => {
  it('say what is wrong and what to do, for each kind of problem', () => {
    const kinds = Object.keys(context.words.problem.kinds) as ProblemKind[];
    for (const kind of kinds) assert.ok(context.words.problem.kinds[kind].length > 40, kind);
  });
});
