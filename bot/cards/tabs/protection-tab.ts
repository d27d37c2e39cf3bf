import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { AppCheck, AppRegistration } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { relative } from '../shared/time.ts';
import { dotted, entryOf } from '../shared/values.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

interface Protected {
  registrations: TabPart<AppRegistration[]>;
  checks: TabPart<AppCheck[]>;
}

/** A person's apps under app protection policies, the flagged ones first, and what doesn't work for them. */
export function protectionTab(context: Context, { registrations, checks }: Protected): TabView {
  const { parts } = context.words.tabs.protection;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  if (registrations.ok) rows.push(...registrations.value.map((one) => appRow(context, one)));
  else gaps.push(gap(context, parts.registrations, registrations));
  if (checks.ok) rows.push(...checks.value.map((one) => checkRow(context, one)));
  else gaps.push(gap(context, parts.checks, checks));
  return { rows, notes: [], gaps };
}

function appRow(context: Context, one: AppRegistration): TabRow {
  const said = context.words.tabs.protection;
  const { app, flagged, platform, platformVersion, appVersion } = one;
  const reasons = flagged.map((reason) => entryOf(said.reasons, reason) ?? reason);
  const system = platform && entryOf(said.platforms, platform);
  const synced = relative(context, one.lastSyncDateTime);
  return {
    title: app === undefined ? said.unnamed : (entryOf(said.apps, app.toLowerCase()) ?? app),
    state: note(
      flagged.length > 0 ? 'bad' : 'good',
      flagged.length > 0 ? said.flagged(reasons.join(', ')) : said.notFlagged,
    ),
    lines: [
      dotted([
        one.deviceName ?? one.deviceType,
        [system, platformVersion].filter((part) => part !== undefined).join(' '),
      ]),
      dotted([
        appVersion === undefined ? undefined : said.version(appVersion),
        synced && said.synced(synced),
      ]),
    ].filter((line) => line !== ''),
    wrong: flagged.length > 0,
  };
}

/** Intune documents no list of states, so what doesn't plainly say that it went well didn't. */
const PASSED = /^(?:pass(?:ed)?|success(?:ful)?|succeeded|ok|healthy)$/i;

function checkRow({ words }: Context, { name, state, mitigation }: AppCheck): TabRow {
  const wrong = !PASSED.test(state);
  return {
    title: words.tabs.protection.check(name),
    state: note(wrong ? 'bad' : 'good', state),
    lines: mitigation === undefined || !wrong ? [] : [words.diagnosis.next(mitigation)],
    wrong,
  };
}
