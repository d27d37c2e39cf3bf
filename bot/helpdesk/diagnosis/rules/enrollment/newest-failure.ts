import type { EnrollmentFailure } from '../../../contracts/graph/troubleshooting.ts';
import { daysSince } from '../../age.ts';
import type { PersonFacts } from '../../facts.ts';
import type { RuleContext } from '../../rule.ts';

/** The newest failure, unless it is old or a device was enrolled after it: then it was overcome. */
export function newestFailure(
  { failures, devices }: Pick<PersonFacts, 'failures' | 'devices'>,
  { now, thresholds }: RuleContext,
): EnrollmentFailure | undefined {
  const [newest] = failures;
  const days = daysSince(newest?.at, now);
  if (newest === undefined || days === undefined || days > thresholds.failureDays) return undefined;
  const overcome = devices.some(
    ({ enrolledDateTime }) => Date.parse(enrolledDateTime ?? '') > Date.parse(newest.at),
  );
  return overcome ? undefined : newest;
}

/** Intune's and Entra's words for "this person has as many devices as they may". */
const INTUNE_LIMIT = /device\s*cap|device\s*limit|too many devices/i;
const ENTRA_QUOTA = /quota|maximum number of devices.*(?:join|regist)/i;

export const meansDeviceLimit = ({ reason = '' }: EnrollmentFailure): boolean =>
  INTUNE_LIMIT.test(reason) && !ENTRA_QUOTA.test(reason);

export const meansEntraQuota = ({ reason = '' }: EnrollmentFailure): boolean => ENTRA_QUOTA.test(reason);
