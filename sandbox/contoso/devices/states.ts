import { guid } from '../ids.ts';
import { idOf } from '../people/people.ts';
import type { Row } from '../row.ts';
import { ago, HOUR } from '../time.ts';

export function failure(
  n: number,
  key: string,
  operatingSystem: string,
  osVersion: string,
  failureCategory: string,
  failureReason: string,
  minutes = n * 5 * HOUR,
): Row {
  return {
    '@odata.type': '#microsoft.graph.enrollmentTroubleshootingEvent',
    id: guid('f3000000', n),
    eventDateTime: ago(minutes),
    correlationId: guid('f4000000', n),
    userId: idOf(key),
    deviceId: null,
    managedDeviceIdentifier: null,
    operatingSystem,
    osVersion,
    enrollmentType: 'userEnrollment',
    failureCategory,
    failureReason,
  };
}

export const setting = (name: string, state: string, currentValue: string | null, more: Row = {}): Row => ({
  setting: name,
  settingName: null,
  state,
  currentValue,
  errorCode: 0,
  errorDescription: 'No error code',
  sources: [],
  ...more,
});

/** In place of what hangs on somebody: Graph refuses it. */
export const refusal: Row = {
  sandbox: { refuse: { status: 403, code: 'Forbidden', message: 'The caller may not read this.' } },
};

export function policy(
  n: number,
  displayName: string,
  platformType: string,
  state: string,
  settingStates: Row[] = [],
): Row {
  return {
    id: guid('f5000000', n),
    displayName,
    platformType,
    state,
    version: 3,
    settingCount: settingStates.length,
    settingStates,
  };
}
