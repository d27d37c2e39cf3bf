import type { ButtonInit } from '../../cards/index.ts';
import { keyChoiceCard, noticeCard } from '../../cards/index.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { KeysFound, Searched } from '../../helpdesk/devices/find-key.ts';
import { findKey, searchOn } from '../../helpdesk/devices/find-key.ts';
import type { TypedKeyId } from '../../helpdesk/keys/key-id.ts';
import { readKeyId } from '../../helpdesk/keys/key-id.ts';
import { aboutTarget, targetOf } from '../../helpdesk/remote/audit-entry.ts';
import type { Command } from '../command.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import { mayNotRead, outsideScope } from './refusals.ts';

/** Finds a device and its person by a BitLocker key's id, which is what a person reads from the recovery screen. */
export const key: Command = {
  phrases: ['key'],
  takes: 'text',
  help: (words) => words.commands.key,
  isFor: (operator) => mayReadAnybody(operator) === undefined,
  async run(turn, typed) {
    const wanted = readKeyId(typed);
    if (wanted.kind !== 'whole' && wanted.kind !== 'part') return say(whatIsWrong(turn, wanted));
    const { services, graph, operator } = turn;
    const selected = services.selected.get(operator.speaker.id);
    const found = await findKey(wanted, { graph, operator, selected, entraDecides: services.entraDecides });
    return answerWith(turn, wanted, found);
  },
};

/** Goes on with a search that a turn's time has cut. The card names it, and where it stopped is known here alone. */
export const keySearchOn: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const { services, graph, operator } = turn;
    const cut = services.cutSearches.get(text(data, 'search'));
    if (cut?.operatorId !== operator.speaker.id) return say(turn.words.keySearch.cantGoOn);
    const asked = { graph, operator, selected: undefined, entraDecides: services.entraDecides };
    return answerWith(turn, { kind: 'part', start: cut.start }, await searchOn(cut, asked));
  },
};

type Wanted = TypedKeyId & { kind: 'whole' | 'part' };

/** What was typed isn't repeated: it could be a key. */
function whatIsWrong({ words }: Turn, typed: Exclude<TypedKeyId, Wanted>): string {
  const said = words.keySearch;
  switch (typed.kind) {
    case 'empty':
      return said.which;
    case 'short':
      return said.short(typed.digits);
    case 'long':
    case 'keyItself':
      return said[typed.kind];
    case 'notHex':
      return said.notHex(
        typed.signs
          .slice(0, 5)
          .map((sign) => words.card.quoted(sign.toUpperCase()))
          .join(', '),
      );
  }
}

async function answerWith(turn: Turn, wanted: Wanted, found: KeysFound): Promise<Answer> {
  const { services, operator, words } = turn;
  const entry = { what: 'key', operatorId: operator.speaker.id };
  const refused = (outcome: string, device?: ManagedDevice) =>
    services.audit.append({
      ...entry,
      ...(device && aboutTarget(targetOf(device))),
      kind: 'refused',
      outcome,
    });
  switch (found.kind) {
    case 'refused':
      await refused(found.why);
      return mayNotRead(turn, found.why);
    case 'roleNeeded':
      await refused('entraRole');
      return say(
        `${words.keySearch.roleNeeded(found.roles.join(', '))} ${words.card.remote.secret.askForRole}`,
      );
    case 'searched': {
      const { matches, searched, outside } = found;
      const typed = (wanted.kind === 'whole' ? wanted.id : wanted.start).toUpperCase();
      for (const device of outside) await refused('scope', device);
      if (matches.length === 0) return noneToName(turn, wanted.kind, typed, found);
      // who reads is written down before anything is shown
      for (const { device } of matches)
        await services.audit.append({ ...entry, ...aboutTarget(targetOf(device)), kind: 'read' });
      const more = outside.length > 0;
      return keyChoiceCard(turn, { text: typed, matches, searched, more, goOn: goOn(turn, searched) });
    }
  }
}

/** Nothing is called none that wasn't searched. */
function noneToName(
  turn: Turn,
  kind: Wanted['kind'],
  typed: string,
  { outside, unclear, unmanaged, searched }: KeysFound & { kind: 'searched' },
): Answer {
  const { words } = turn;
  if (unclear > 0) return say(words.keySearch.unclear);
  if (outside.length > 0) return outsideScope(turn);
  if (unmanaged > 0) return say(words.keySearch.unmanaged);
  if (kind === 'whole') return say(words.keySearch.noSuchId(typed));
  const { read, ended } = searched;
  const buttons = goOn(turn, searched);
  const said = words.keySearch[ended ? 'none' : 'notAll'](typed, words.number(read));
  return buttons.length > 0 ? noticeCard(turn, { lines: [said], tone: 'warning', buttons }) : say(said);
}

/** The button that goes on where the search was cut. */
function goOn({ services, operator, words }: Turn, { goOn: cut }: Searched): ButtonInit[] {
  if (!cut) return [];
  const search = services.newId();
  services.cutSearches.set(search, { ...cut, operatorId: operator.speaker.id });
  return [{ title: words.keySearch.searchOn, verb: 'key.search-on', data: { search } }];
}
