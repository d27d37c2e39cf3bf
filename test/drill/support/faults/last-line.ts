import type { SimulationResult } from '../simulate/simulate.ts';
import type { DrillResult } from './fault-drill.ts';
import type { Broken } from './history.ts';

type Seen = Broken & {
  actions: number;
  sent: number;
  turnedDown: number;
  faults: number;
  kills: number;
  freezes: number;
};

/** The fixed words of the last line. */
export function lastLine(result: DrillResult): string {
  const { rolls, storeFaults, tokensDown, crashes, early, late, silent, slowestMs, memory } = result;
  return [
    wordsOf(result),
    ...(rolls > 0 ? [`${rolls} rolls`] : []),
    ...(storeFaults > 0 ? [`${storeFaults} faults of the store`] : []),
    `token service down ${tokensDown} times`,
    `${crashes} crashes`,
    `${early} too early`,
    `${late} late`,
    `${silent} silent`,
    `slowest ${(slowestMs / 1_000).toFixed(1)} s`,
    ...(memory === undefined ? [] : [`${memory} MiB at most`]),
  ].join(', ');
}

/** The same of a simulation. */
export function simulatedLine(result: SimulationResult): string {
  const { early, memory, hours, digest } = result;
  return `${wordsOf(result)}, ${early} too early, memory ×${memory.toFixed(2)}, ${hours.toFixed(1)} hours played, digest ${digest}`;
}

function wordsOf(result: Seen): string {
  const { actions, doubled, withoutAudit, falseReceipts, sent, turnedDown, kills, freezes, faults } = result;
  return `${actions} actions, ${doubled.length} doubled, ${withoutAudit.length} without audit, ${falseReceipts.length} false receipts, ${sent} sent, ${turnedDown} turned down, ${faults} faults of Graph, ${kills} kills, ${freezes} freezes`;
}
