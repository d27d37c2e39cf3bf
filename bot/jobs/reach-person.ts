import type { Services } from '../commands/turn.ts';
import type { Audit } from '../helpdesk/contracts/audit.ts';
import type { Answer, Messenger, Written } from '../helpdesk/contracts/conversation.ts';
import type { Installed, TeamsApps } from '../helpdesk/contracts/graph/apps.ts';
import { sleep } from '../time/sleep.ts';
import { timeLimit } from '../time/time-limit.ts';

/** How long Teams may take for an installation. */
const INSTALL_MS = 15_000;
/** Teams may need a moment until a bot that was just installed can write. */
const AFTER_MS = [0, 1_000, 2_000];

interface ReachServices {
  messenger: Pick<Messenger, 'writeTo'>;
  appsFor: (signal: AbortSignal) => TeamsApps;
  audit: Audit;
}

type Reaching = Pick<Services, 'writeTo' | 'installFor'>;

/** Writes to people one-to-one. Who doesn't have the bot in Teams gets it, if the tenant lets the bot install itself. */
export function reachPeople({ messenger, appsFor, audit }: ReachServices): Reaching {
  async function installFor(personId: string, operatorId: string): Promise<Installed> {
    const became = await appsFor(timeLimit(INSTALL_MS)).install(personId);
    if (became !== 'there')
      await audit.append({
        what: 'install bot',
        operatorId,
        personId,
        outcome: became === 'installed' ? 'done' : became,
        kind: became === 'installed' ? 'ended' : 'refused',
      });
    return became;
  }

  async function again(personId: string, answer: Answer): Promise<Written> {
    let written: Written = { kind: 'notInstalled' };
    for (const ms of AFTER_MS) {
      await sleep(ms);
      written = await messenger.writeTo(personId, answer);
      if (written.kind !== 'notInstalled') break;
    }
    return written;
  }

  return {
    installFor,
    async writeTo(personId, answer, operatorId) {
      const written = await messenger.writeTo(personId, answer);
      if (written.kind !== 'notInstalled') return written;
      const became = await installFor(personId, operatorId);
      if (became === 'installed') return again(personId, answer);
      // they have the bot, so they have blocked it
      return became === 'there' ? written : { kind: 'notInstalled', why: became };
    },
  };
}
