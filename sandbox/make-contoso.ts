// Writes the demo tenant: `npx tsx sandbox/make-contoso.ts > sandbox/contoso.json`. The same input gives the same file, byte
// for byte. Its dates are relative to AS_OF and move to the present when the file is loaded (graph-dates.ts).
import { makeContoso } from './contoso/index.ts';

process.stdout.write(`${JSON.stringify(makeContoso(), null, 1)}\n`);
