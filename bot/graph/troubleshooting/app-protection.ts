import type { AppCheck, AppRegistration } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, dueText, dueTexts } from '../json/answers.ts';
import { date, record, text, type Json } from '../json/fields.ts';
import { userPath } from '../odata/path.ts';

/** The apps of a person that apply app protection policies (Graph, managedAppRegistration). */
export async function appRegistrations(client: GraphClient, person: string): Promise<AppRegistration[]> {
  const all = await collectAll(client, `${userPath(person)}/managedAppRegistrations`);
  return all.map(toRegistration);
}

const PLATFORMS: Readonly<Record<string, AppRegistration['platform']>> = {
  '#microsoft.graph.iosManagedAppRegistration': 'ios',
  '#microsoft.graph.androidManagedAppRegistration': 'android',
};

function toRegistration(from: Json): AppRegistration {
  const app = record(from, 'appIdentifier') ?? {};
  return {
    id: dueId(from),
    app: text(app, 'bundleId') ?? text(app, 'packageId'),
    platform: PLATFORMS[text(from, '@odata.type') ?? ''],
    platformVersion: text(from, 'platformVersion'),
    appVersion: text(from, 'applicationVersion'),
    deviceName: text(from, 'deviceName'),
    deviceType: text(from, 'deviceType'),
    flagged: dueTexts(from, 'flaggedReasons').filter((reason) => reason !== 'none'),
    lastSyncDateTime: date(from, 'lastSyncDateTime'),
  };
}

/** Whether app protection works for a person (Graph, getManagedAppDiagnosticStatuses). */
export async function appChecks(client: GraphClient, person: string): Promise<AppCheck[]> {
  const all = await collectAll(client, `${userPath(person)}/getManagedAppDiagnosticStatuses()`);
  return all.map((from) => ({
    name: dueText(from, 'validationName'),
    state: dueText(from, 'state'),
    mitigation: text(from, 'mitigationInstruction'),
  }));
}
