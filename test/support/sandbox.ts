import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/graph/index.ts';
import { openFixture } from './fixture.ts';

/** A sandbox on a free port that closes after the test at the latest. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  openFixture().onClose(() => sandbox.close());
  return sandbox;
}
