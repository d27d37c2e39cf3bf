import { between } from './between.ts';
import { type Figures, type Measured, measured, PANELS } from './bench-figures.ts';

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const partOf = ({ label }: Measured) => label.split(', ').slice(1).join(', ');

/** docs/performance.md with what was measured, and on which machine. */
export function withBench(page: string, figures: Figures): string {
  const { machine, measuredOn } = figures;
  const lines = [
    `Measured on ${measuredOn} on ${machine.cores} cores of ${machine.cpu} with Node.js ${machine.node.replace(/^v/, '')}:`,
    '',
    '![The figures of the table below as bars, each with its aim](images/bench.svg)',
    '',
    row(['Figure', 'What it is', 'Measured', 'Aim']),
    row(['---', '---', '---', '---']),
  ];
  for (const figure of PANELS.flatMap(({ figures: all }) => all)) {
    const all = measured(figures, figure);
    if (all.length === 0) continue;
    const values = all.map((one) => [partOf(one), String(one.value)].filter(Boolean).join(': '));
    const aims = all.map((one) => (one.aim === undefined ? '' : String(one.aim)));
    const aim = new Set(aims).size === 1 ? aims[0] : aims.map((one) => one || '–').join('; ');
    lines.push(
      row([
        `\`${figure.name}\``,
        figure.what,
        values.join('; '),
        aim === undefined || aim === '' ? (figure.wish ?? '') : aim,
      ]),
    );
  }
  return between(page, 'bench', lines);
}
