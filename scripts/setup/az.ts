import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What stops the set-up, in words for whoever runs it. */
export class SetupFault extends Error {}

export interface Azure {
  /** Runs the Azure CLI, and resolves to what it answers. */
  az: (...args: string[]) => Promise<unknown>;
  /** Asks Microsoft Graph as whoever is signed in to the Azure CLI. */
  graph: (method: 'GET' | 'PATCH' | 'POST', path: string, body?: object) => Promise<unknown>;
}

const run = promisify(execFile);

/** No shell stands in between: what somebody typed is never read as a command. */
async function az(...args: string[]): Promise<unknown> {
  const { stdout } = await run('az', [...args, '--only-show-errors', '--output', 'json'], {
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => {
    const { code, stderr = '' } = error as { code?: string | number; stderr?: string };
    if (code === 'ENOENT')
      throw new SetupFault(
        'the Azure CLI is missing: install it, or use Azure Cloud Shell, and run az login.',
      );
    throw new SetupFault(`az ${args.slice(0, 3).join(' ')} failed: ${stderr.trim()}`);
  });
  return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as unknown);
}

export function azureAt(graphUrl: string): Azure {
  const graph: Azure['graph'] = (method, path, body) =>
    az(
      ...['rest', '--method', method, '--url', `${graphUrl}/v1.0/${path}`],
      // With a name of our own in its path, a PATCH creates what isn't there yet.
      ...['--headers', 'Content-Type=application/json', 'Prefer=create-if-missing'],
      ...(body ? ['--body', JSON.stringify(body)] : []),
    );
  return { az, graph };
}

interface Account {
  id: string;
  tenantId: string;
  name: string;
  user: { name: string };
}
interface Cloud {
  name: string;
  endpoints: { microsoftGraphResourceId: string };
}

/** Who is signed in, where, and the address of Graph there. */
export async function signedIn(): Promise<{ account: Account; cloud: string; graphUrl: string }> {
  const account = (await az('account', 'show')) as Account;
  const { name, endpoints } = (await az('cloud', 'show')) as Cloud;
  return { account, cloud: name, graphUrl: endpoints.microsoftGraphResourceId.replace(/\/+$/, '') };
}
