import { platformOf } from '../../../actions/platform.ts';
import type { ManagedDevice } from '../../../contracts/model.ts';
import type { EnrollmentFailure } from '../../../contracts/graph/troubleshooting.ts';
import { happenedAt } from '../../../contracts/graph/dates.ts';
import { daysSince } from '../../age.ts';
import type { PersonFacts } from '../../facts.ts';
import type { RuleContext } from '../../rule.ts';

/** The newest failure that isn't old and wasn't overcome. */
export function newestFailure(
  { failures, devices }: Pick<PersonFacts, 'failures' | 'devices'>,
  { now, thresholds }: RuleContext,
): EnrollmentFailure | undefined {
  return failures.find((failure) => {
    const days = daysSince(failure.at, now);
    const recent = days !== undefined && days <= thresholds.failureDays;
    return recent && !devices.some((device) => overcame(device, failure, now));
  });
}

/** A device was enrolled after it. One of another platform says nothing, unless there were too many devices: then there was room. */
function overcame(
  { enrolledDateTime, operatingSystem }: ManagedDevice,
  failure: EnrollmentFailure,
  now: Date,
): boolean {
  const enrolled = happenedAt(enrolledDateTime, now);
  if (enrolled === undefined || enrolled <= Date.parse(failure.at)) return false;
  const platforms = [operatingSystem, failure.operatingSystem].map((of) =>
    platformOf({ operatingSystem: of }),
  );
  const other = platforms[0] !== platforms[1] && !platforms.includes('unknown');
  return !other || meansDeviceLimit(failure) || meansEntraQuota(failure);
}

/** Intune's and Entra's words for "this person has as many devices as they may". */
const INTUNE_LIMIT = /device\s*cap|device\s*limit|too many devices/i;
const ENTRA_QUOTA = /quota|maximum number of devices.*(?:join|regist)/i;

export const meansDeviceLimit = ({ reason = '' }: EnrollmentFailure): boolean =>
  INTUNE_LIMIT.test(reason) && !ENTRA_QUOTA.test(reason);

export const meansEntraQuota = ({ reason = '' }: EnrollmentFailure): boolean => ENTRA_QUOTA.test(reason);
