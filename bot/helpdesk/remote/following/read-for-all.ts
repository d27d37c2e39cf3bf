import { actionNamed } from '../../actions/catalogue.ts';
import type { GraphFor } from '../../contracts/graph.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import { type DeviceReport, readReport } from '../device-report.ts';
import { tellsItems } from '../item-report.ts';
import type { RemoteServices } from '../services.ts';

/**
 * Reads a device once for all who wait for it, with the rights of the first waiting operator for whom it works and from whom no scope tag
 * may hide it.
 */
export async function readForAll(
  services: Pick<RemoteServices, 'operators' | 'entraDecides'> & { graphFor: GraphFor },
  receipts: readonly Receipt[],
): Promise<DeviceReport> {
  const items = receipts.some(({ action }) => tellsItems(actionNamed(action)));
  let refused: unknown;
  let hidden = false;
  for (const { operatorId, deviceId } of new Map(receipts.map((one) => [one.operatorId, one])).values()) {
    const graph = services.graphFor({ personId: operatorId, signal: AbortSignal.timeout(30_000) });
    try {
      const report = await readReport(services, graph, operatorId, () =>
        graph.devices.status(deviceId, { items }),
      );
      if (report !== 'hidden') return report;
      hidden = true;
    } catch (error) {
      refused = error;
    }
  }
  if (hidden) return 'hidden';
  throw refused;
}
