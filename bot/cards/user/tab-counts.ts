import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { platformOf } from '../../helpdesk/actions/platform.ts';
import type { TabCounts } from '../../helpdesk/people/tab-names.ts';
import { aboutDevices, isTabName } from '../../helpdesk/people/tab-names.ts';
import type { RuleId } from '../../helpdesk/diagnosis/table.ts';
import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { devicesInTrouble } from '../../helpdesk/diagnosis/verdict.ts';
import type { Button } from '../shared/button.ts';
import { secondary } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { tabButtons } from '../tabs/tabs.ts';

/** Behind `…`, with how much is wrong as far as it was read. Outside the scope, there is nothing about the person. */
export function tabButtonsOf(
  context: Context,
  file: PersonFile,
  { verdict, counts }: { verdict: Verdict; counts: TabCounts },
): Button[] {
  const { person, personInScope } = file;
  const wanted = tabButtons(context, person.id, { ...read(file, verdict), ...counts, ...now(file, verdict) });
  const shown = personInScope
    ? wanted
    : wanted.filter(({ data: { tab = '' } }) => isTabName(tab) && aboutDevices(tab));
  return secondary(shown);
}

/** What the card's own reads tell of tabs that know more once they are open. */
function read({ devices }: PersonFile, { causes }: Verdict): TabCounts {
  const rows = devices.ok ? devices.value.items : [];
  const found = (...ids: readonly RuleId[]) => causes.filter(({ rule }) => ids.includes(rule.id));
  const onWindows = found('threatFound').filter(({ device }) => device && platformOf(device) === 'windows');
  return {
    defender: onWindows.length,
    policy: rows.filter(({ device }) => device.complianceState === 'noncompliant').length,
  };
}

/** What the card has just read whole. What was counted a moment ago can't know more. */
function now(file: PersonFile, verdict: Verdict): TabCounts {
  const { failures } = file;
  return {
    devices: devicesInTrouble(verdict).size,
    restrictions: verdict.causes.filter(({ rule }) => rule.id === 'deviceLimitReached').length,
    failures: failures.ok ? failures.value.length : 0,
    licenses: licenseFaults(file),
  };
}

/** Licenses that could not be assigned, and the one for Intune if it doesn't work. */
function licenseFaults({ account, license }: PersonFile): number {
  const errors = account.ok ? (account.value.licenseErrors ?? []) : [];
  const noIntune = license.ok && ['none', 'disabled', 'failed'].includes(license.value.state);
  return errors.length + (noIntune ? 1 : 0);
}
