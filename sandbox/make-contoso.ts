// Writes the demo tenant: `npx tsx sandbox/make-contoso.ts > sandbox/contoso.json`. The same input gives the same file, byte
// for byte; dates stand relative to AS_OF and are moved to the present by whoever loads the file (graph-dates.ts).
import { makeContoso } from './contoso/index.ts';

process.stdout.write(`${JSON.stringify(makeContoso(), null, 1)}\n`);
