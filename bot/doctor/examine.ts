import { explain } from './explain.ts';
import type { Check, Finding } from './finding.ts';
import { wrong } from './finding.ts';

/** Runs the checks one after the other, a line each; resolves to how many found something wrong. */
export async function examine(checks: readonly Check[], say: (line: string) => void): Promise<number> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const finding = await check.run().catch((error: unknown): Finding => wrong(explain(error)));
    findings.push(finding);
    say(`${finding.state.padEnd(7)} ${check.name}: ${finding.says}`);
  }
  say(summary(findings));
  return countOf(findings, 'wrong');
}

const countOf = (findings: readonly Finding[], state: Finding['state']) =>
  findings.filter((finding) => finding.state === state).length;

/** Says no more than was seen. */
function summary(findings: readonly Finding[]): string {
  const [faults, notes] = [countOf(findings, 'wrong'), countOf(findings, 'note')];
  const unknown = findings.reduce((sum, { unchecked = 0 }) => sum + unchecked, 0);
  const rest = [
    ...(unknown > 0
      ? [`${unknown} ${unknown === 1 ? 'thing is' : 'things are'} unchecked: “skipped” says why`]
      : []),
    ...(notes > 0 ? [`${notes} noted`] : []),
  ];
  if (faults > 0) return [`${faults} of ${findings.length} checks found something wrong`, ...rest].join('; ');
  return rest.length > 0 ? ['nothing wrong was found', ...rest].join('; ') : 'all is well';
}
