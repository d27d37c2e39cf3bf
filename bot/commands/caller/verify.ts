import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { beginCheck, type Asking } from '../../helpdesk/caller/caller-check.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { expiryFrom, isOver } from '../../helpdesk/contracts/expiry.ts';
import { answererOf, type CallerCheck } from '../../helpdesk/contracts/policy/caller.ts';
import { findManager, type NoManager } from '../../helpdesk/caller/find-manager.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { ActionTarget } from '../../helpdesk/contracts/receipt.ts';
import { wordsFor } from '../../locales/index.ts';
import { noticeCard, personAskedCard } from '../../cards/index.ts';
import { whatBecameOf } from '../actions/confirm-action.ts';
import { showDeviceButton } from '../operator/show-device-button.ts';
import { withUser } from '../operator/select-user.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import type { Services, Turn } from '../turn.ts';
import { say } from '../turn.ts';
import { cardOf, drawn } from './asking-card.ts';

/** Asks the person in Teams. From a confirm card it is for that action on those devices; from a person's card it allows nothing. */
export const verifyCaller: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const id = text(data, 'confirmation');
    if (id === '') return verifyPerson(turn, text(data, 'user'));
    return forAction(turn, id, (wanted) => asked(turn, wanted));
  },
};

/** Asks the person's manager in their place, for an action on their devices alone. */
export const askManager: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    forAction(turn, text(data, 'confirmation'), async (wanted) => {
      const { graph, services, words } = turn;
      const found = await findManager(graph, services.store, wanted);
      if (found.kind === 'not') {
        await auditNoManager(services, wanted, found.why);
        return noticeCard(turn, {
          tone: 'error',
          lines: [words.caller.noManager[found.why](wanted.personName)],
          buttons: [showDeviceButton(turn, wanted.deviceIds[0] ?? '')],
        });
      }
      const { id: managerId, displayName: managerName } = found.manager;
      return asked(turn, { ...wanted, managerId, managerName });
    }),
};

function auditNoManager({ audit }: Services, { operatorId, personId, deviceIds }: Asking, why: NoManager) {
  const entry = { what: 'caller check', operatorId, personId, deviceId: deviceIds[0] };
  return audit.append({ ...entry, kind: 'refused', outcome: `manager.${why}` });
}

/** What is asked for one's own open confirmation. */
async function forAction(turn: Turn, id: string, ask: (wanted: Asking) => Promise<Answer>): Promise<Answer> {
  const confirmation = await turn.services.store.confirmations.get(id);
  if (confirmation?.operatorId !== turn.operator.speaker.id) return say(turn.words.answers.confirm.unknown);
  const [target] = confirmation.targets;
  const over = isOver(confirmation, turn.now);
  // it may have been sent
  if (over && actionNamed(confirmation.action)) return whatBecameOf(turn, id);
  if (over || !target) return say(turn.words.answers.confirm.expired(target?.deviceName ?? ''));
  if (target.userId === undefined) return nobodyToAsk(turn, target);
  return ask({
    ...asking(turn, target.userId, target.userName ?? target.userId),
    action: confirmation.action,
    deviceIds: confirmation.targets.map(({ deviceId }) => deviceId),
    deviceNames: confirmation.targets.map(({ deviceName }) => deviceName),
    confirmationId: confirmation.id,
  });
}

/** The confirm card knew of nobody. That may be because whose device it is could not be read. */
async function nobodyToAsk(
  turn: Turn,
  { deviceId, deviceName }: Pick<ActionTarget, 'deviceId' | 'deviceName'>,
): Promise<Answer> {
  const { graph, words } = turn;
  const device = await orNone(graph.devices.one(deviceId));
  if (device?.primaryUserUnread) throw device.primaryUserUnread;
  if (device?.userId !== undefined)
    return noticeCard(turn, {
      lines: [words.answers.confirm.changed(deviceName)],
      buttons: [showDeviceButton(turn, deviceId)],
    });
  return noticeCard(turn, { lines: [words.caller.refused.nobody] });
}

function verifyPerson(turn: Turn, user: string): Promise<Answer> {
  return withUser(turn, user, {
    file: ({ person, personInScope }) =>
      personInScope
        ? asked(turn, { ...asking(turn, person.id, person.displayName), deviceIds: [], deviceNames: [] })
        : say(turn.words.answers.outside),
  });
}

function asking({ operator, request }: Turn, personId: string, personName: string) {
  return {
    operatorId: operator.speaker.id,
    operatorName: operator.speaker.displayName,
    personId,
    personName,
    operatorCard: request.said.kind === 'press' ? request.said.card : undefined,
    locale: request.locale,
  };
}

async function asked(turn: Turn, wanted: Asking): Promise<Answer> {
  const { services, words } = turn;
  const said = words.caller.refused;
  const begun = await beginCheck(services, wanted);
  if (begun.kind === 'tooMany') {
    const line = begun.of === 'person' ? said.person(wanted.managerName ?? wanted.personName) : said.operator;
    return noticeCard(turn, { tone: 'error', lines: [line] });
  }
  const { check } = begun;
  // how they read isn't known before they say something
  const context = { words: wordsFor(undefined), now: turn.now };
  const written = await services.writeTo(
    answererOf(check),
    personAskedCard(context, check),
    check.operatorId,
  );
  if (written.kind !== 'sent') {
    const ended = await services.store.callerChecks.update(check.id, (now) =>
      now.state === 'open' ? { ...now, state: 'expired' } : undefined,
    );
    const why =
      written.kind === 'notInstalled' && written.why ? [words.caller.notInstalled[written.why]] : [];
    if (ended)
      return noticeCard(turn, {
        tone: 'error',
        lines: [said[written.kind](check.managerName ?? check.personName), ...why],
      });
  }
  await renew(services, check.confirmationId);
  // Teams may have sent it although it didn't say so, and it may be answered by now
  return operatorsCard(turn, (await services.store.callerChecks.get(check.id)) ?? check);
}

/** A check takes as long as a confirmation is good: its time begins anew with each step. What is over stays over. */
export async function renew(
  { store, now }: Pick<Services, 'store' | 'now'>,
  confirmationId: string | undefined,
): Promise<void> {
  if (confirmationId === undefined) return;
  await store.confirmations.update(confirmationId, (one) =>
    isOver(one, now()) ? undefined : { ...one, expiresAt: expiryFrom(now()) },
  );
}

/** Where the operator sees how the check stands. */
export const showCaller: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const check = await turn.services.store.callerChecks.get(text(data, 'check'));
    if (check?.operatorId !== turn.operator.speaker.id) return say(turn.words.caller.refused.unknown);
    return operatorsCard(turn, check);
  },
};

async function operatorsCard(turn: Turn, check: CallerCheck): Promise<Answer> {
  const { services } = turn;
  const confirmation =
    check.confirmationId === undefined
      ? undefined
      : await services.store.confirmations.get(check.confirmationId);
  const kept =
    confirmation && (services.confirmCards.get(confirmation.id) ?? (await drawn(turn, confirmation)));
  return cardOf(turn, check, kept);
}
