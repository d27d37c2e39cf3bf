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
): Row {
  return {
    '@odata.type': '#microsoft.graph.enrollmentTroubleshootingEvent',
    id: guid('f3000000', n),
    eventDateTime: ago(n * 5 * HOUR),
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

export const setting = (name: string, state: string, currentValue: string | null): Row => ({
  setting: name,
  settingName: null,
  state,
  currentValue,
  errorCode: 0,
  errorDescription: 'No error code',
  sources: [],
});

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
