import type { DrillResult } from './fault-drill.ts';

/** The fixed words of the last line. */
export function lastLine(result: DrillResult): string {
  const { actions, doubled, withoutAudit, falseReceipts, sent, turnedDown, kills, freezes, faults, late } =
    result;
  return `${actions} actions, ${doubled.length} doubled, ${withoutAudit.length} without audit, ${falseReceipts.length} false receipts, ${sent} sent, ${turnedDown} turned down, ${faults} faults of Graph, ${kills} kills, ${freezes} freezes, ${late} late`;
}
