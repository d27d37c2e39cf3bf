import { searchedAs, selectPerson } from '../../helpdesk/people/find-person.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { troubleFirst } from '../../helpdesk/diagnosis/verdict.ts';
import type { Selection } from '../../helpdesk/people/find-person.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { readPerson } from '../../helpdesk/people/person-file.ts';
import { withoutUnderWay } from '../../helpdesk/remote/under-way.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import { accountCard, choiceCard, devicesCard, groupsCard } from '../../cards/index.ts';
import type { Command } from '../command.ts';
import { SELECT_USER, isNoRemark } from '../command.ts';
import { wantedIn } from '../free-text/identifier.ts';
import { insteadOfPerson, withWays } from '../free-text/other-ways.ts';
import type { ReadPress } from '../press.ts';
import { page, text } from '../press.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { NO_VALUE } from '../../helpdesk/contracts/conversation.ts';
import type { Found } from '../../helpdesk/contracts/graph/found.ts';
import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { beside, firstVerdict, personCard } from './person-card.ts';
import { mayNotRead, outsideScope, personWhy } from './refusals.ts';

export const selectUser: Command = {
  phrases: [SELECT_USER, 'troubleshoot', 'user', 'find'],
  takes: 'text',
  accepts: isNoRemark,
  help: (words) => words.commands.selectUser,
  isFor: (operator) => mayReadAnybody(operator) === undefined,
  async run(turn, typed) {
    const wanted = wantedIn(typed);
    if (wanted === '') return say(turn.words.commands.selectUser.who);
    return withUser(turn, wanted, {
      file: (file) => personCard(turn, file),
      none: () => Promise.resolve(withWays(turn, nobodyWords(turn, wanted), insteadOfPerson(turn, wanted))),
    });
  },
};

/** That nobody matches, and what may help. */
export const nobodyWords = ({ words }: Turn, wanted: string): string =>
  words.commands.selectUser.nobody(wanted, searchedAs(wanted));

/** What is answered when a person was looked for. Without `several` and `none`, what “select user” answers. */
interface UserAnswers {
  file: (file: PersonFile) => Answer | Promise<Answer>;
  several?: (people: Found<PersonName>) => Answer;
  none?: () => Promise<Answer>;
}

/** Looks for a person and writes down who reads whom. */
export async function withUser(turn: Turn, wanted: string, answers: UserAnswers): Promise<Answer> {
  return answerWith(
    turn,
    await selectPerson(turn.graph, turn.operator, wanted, {
      ...beside(turn),
      known: turn.services.knownNames,
    }),
    wanted,
    answers,
  );
}

export const showUser: ReadPress = {
  kind: 'read',
  run: (turn, data) => showPerson(turn, text(data, 'user'), personCard),
};

/** Picked from the field's list it is an id. Other text is searched for. */
export const chooseUser: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const chosen = wantedIn(text(data, 'user'));
    if (chosen === '' || chosen === NO_VALUE) return say(turn.words.commands.selectUser.chooseSomeone);
    return isGuid(chosen) ? showPerson(turn, chosen, personCard) : selectUser.run(turn, chosen);
  },
};

export const showAccount: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    showPerson(turn, text(data, 'user'), (ctx, file) =>
      file.personInScope ? accountCard(ctx, file) : outsideScope(ctx, personWhy(file)),
    ),
};

export const showGroups: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    showPerson(turn, text(data, 'user'), (ctx, file) =>
      file.personInScope
        ? groupsCard(ctx, file.person, file.groups, page(data))
        : outsideScope(ctx, personWhy(file)),
    ),
};

export const showDevices: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    showPerson(turn, text(data, 'user'), (ctx, file) => devicesCard(ctx, file, page(data))),
};

/** Reads a person anew and writes down who reads whom, then shows something of them. */
export async function showPerson(
  turn: Turn,
  id: string,
  view: (turn: Turn, file: PersonFile) => Answer | Promise<Answer>,
): Promise<Answer> {
  if (!isGuid(id)) return say(turn.words.commands.selectUser.gone);
  const read = await readPerson(turn.graph, turn.operator, id, beside(turn));
  return answerWith(turn, read, id, { file: (file) => view(turn, file) });
}

async function answerWith(
  turn: Turn,
  selection: Selection,
  wanted: string,
  { file: view, several, none }: UserAnswers,
): Promise<Answer> {
  const { services, operator, words } = turn;
  const entry = { what: 'select user', operatorId: operator.speaker.id };
  switch (selection.kind) {
    case 'several':
      return several?.(selection.people) ?? choiceCard(turn, wanted, selection.people);
    case 'none':
      if (none && !selection.unsearched) return none();
      return say(words.commands.selectUser.nobody(wanted, searchedAs(wanted), selection));
    case 'refused':
      await services.audit.append({ ...entry, kind: 'refused', outcome: selection.why });
      return mayNotRead(turn, selection.why);
    case 'outside':
      await services.audit.append({
        ...entry,
        kind: 'refused',
        outcome: selection.why,
        personId: selection.personId ?? (isGuid(wanted) ? wanted : undefined),
      });
      return outsideScope(turn, selection.why);
    case 'file': {
      const { person, through } = selection.file;
      // who reads is written down before anything is shown
      await services.audit.append({ ...entry, kind: 'read', personId: person.id, through });
      services.selected.set(operator.speaker.id, person);
      const file = await personNow(turn, selection.file);
      services.likelyDevices.set(person.id, deviceIds(turn, file));
      return view(file);
    }
  }
}

/** Without the offers of what is under way on their devices. */
export async function personNow({ services }: Turn, file: PersonFile): Promise<PersonFile> {
  const { devices } = file;
  if (!devices.ok) return file;
  const items = await withoutUnderWay(services.store, devices.value.items);
  return { ...file, devices: { ok: true, value: { ...devices.value, items } } };
}

/** Those with trouble first: a tab asks about some of them before it knows more. */
function deviceIds(turn: Turn, file: PersonFile): string[] {
  const { devices } = file;
  if (!devices.ok) return [];
  return troubleFirst(devices.value.items, firstVerdict(turn, file)).map(({ device }) => device.id);
}
