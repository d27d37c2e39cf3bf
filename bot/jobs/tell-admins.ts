import { channelLanguage } from '../helpdesk/admin/channel-language.ts';
import type { Services } from '../commands/turn.ts';
import { noticeCard } from '../cards/index.ts';
import type { Alert } from '../helpdesk/contracts/policy/records.ts';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';
import { part } from '../helpdesk/contracts/problem.ts';
import { wordsFor, type Words } from '../locales/index.ts';
import { timeLimit } from '../time/time-limit.ts';

type TellServices = Pick<Services, 'graphFor' | 'now' | 'log' | 'tellAdmins' | 'store'>;
type Posts = Pick<Services, 'tellAdmins' | 'updateCard' | 'alert'>;

const LOOK_UP_MS = 10_000;

/** What everybody in the admin channel sees. */
export function adminPosts(
  services: Omit<TellServices, 'tellAdmins'> & Pick<Services, 'adminChannel'>,
  messenger: Pick<Messenger, 'post' | 'update'>,
): Posts {
  const { adminChannel, log } = services;
  const tellAdmins: Posts['tellAdmins'] = async (answer) => {
    const posted = adminChannel && (await messenger.post(adminChannel.channelId, answer));
    return posted?.kind === 'sent' ? posted.place : undefined;
  };
  return {
    tellAdmins,
    async updateCard(place, answer) {
      try {
        await messenger.update(place, answer);
      } catch (error) {
        log.warn({ err: error }, 'a card in the admin channel could not be updated');
      }
    },
    alert: (alert) => void tellAdminsOf({ ...services, tellAdmins }, alert),
  };
}

/** Posts an alert in the admin channel. It never throws: what it is about goes on. */
async function tellAdminsOf(services: TellServices, alert: Alert): Promise<void> {
  const { log, now, tellAdmins } = services;
  log.warn({ alert: alert.kind, operatorId: alert.operatorId }, 'the admins are alerted');
  try {
    const words = wordsFor(await channelLanguage(services.store));
    const line = lineOf(words, alert, await nameOf(services, alert.operatorId));
    const card = noticeCard({ words, now: now() }, { tone: 'warning', lines: [line] });
    if (!(await tellAdmins(card))) log.error({ alert: alert.kind }, 'an alert could not be posted');
  } catch (error) {
    log.error({ err: error, alert: alert.kind }, 'an alert could not be posted');
  }
}

function lineOf(
  { policy: { alerts, passedUnasked }, caller, actions }: Words,
  alert: Alert,
  name: string,
): string {
  switch (alert.kind) {
    case 'halfSpent':
      return alerts.halfSpent(name, alert);
    case 'budgetSpent':
      return alerts.budgetSpent(name, alert);
    case 'manyLookUps':
      return alerts.manyLookUps(name, alert);
    case 'passedUnasked':
      return passedUnasked(name, actions.title(alert.action, []), alert.deviceName);
    case 'notMe': {
      const { about, left } = alert;
      const what =
        about.action === undefined
          ? caller.nothingOfTheirs
          : caller.about(actions.title(about.action, []), about.deviceNames.join(', '));
      return caller.alert(about, what, left);
    }
  }
}

/** Read with the operator's own rights. Where that isn't possible now, their id. */
async function nameOf({ graphFor }: TellServices, personId: string): Promise<string> {
  const graph = graphFor({ personId, signal: timeLimit(LOOK_UP_MS) });
  const person = await part(graph.directory.speaker(personId));
  return (person.ok ? person.value.displayName : undefined) ?? personId;
}
