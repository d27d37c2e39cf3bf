import type { Case, CaseFailure } from './case.ts';
import { iphone, windows } from './case.ts';
import { HOUR } from '../time.ts';

const failed = (
  key: string,
  name: string,
  cause: string,
  failure: Omit<CaseFailure, 'ago'>,
  says: string,
): Case => ({ key, name, says, failures: [{ ago: 3 * HOUR, ...failure }], causes: [cause] });

const iOS = ['iOS', '18.1'] as const;
const android = ['Android', '14'] as const;

/** People who could not enroll a device, one for each category of Intune's failures, and for the limits. */
export const enrollmentCases: readonly Case[] = [
  {
    key: 'cora.crowded',
    name: 'Cora Crowded',
    says: 'five devices where five are allowed, and a sixth that was refused',
    failures: [{ ago: 2 * HOUR, category: 'enrollmentRestrictionsEnforced', reason: 'DeviceCapReached' }],
    devices: [
      windows('CORA-LAPTOP'),
      windows('CORA-TOWER'),
      iphone('Cora iPhone'),
      { platform: 'ipad', name: 'Cora iPad' },
      { platform: 'macos', name: 'CORA-MACBOOK' },
    ],
    causes: ['deviceLimitReached'],
  },
  {
    key: 'fay.full',
    name: 'Fay Full',
    says: 'five devices where five are allowed, and none was refused',
    devices: [
      windows('FAY-LAPTOP'),
      windows('FAY-TOWER'),
      iphone('Fay iPhone'),
      { platform: 'ipad', name: 'Fay iPad' },
      { platform: 'macos', name: 'FAY-MACBOOK' },
    ],
    causes: ['deviceLimitFull'],
  },
  {
    key: 'quinn.quota',
    name: 'Quinn Quota',
    says: 'Entra registers no further device',
    failures: [{ ago: 2 * HOUR, category: 'userValidation', reason: 'DeviceQuotaExceeded' }],
    devices: [windows('QUINN-LAPTOP')],
    causes: ['entraQuotaReached'],
    weight: 3,
  },
  failed(
    'abel.authfail',
    'Abel Authfail',
    'enrollmentAuthentication',
    { category: 'authentication', reason: 'AuthenticationFailed', os: iOS },
    'an enrollment that ended at the sign-in',
  ),
  failed(
    'otis.notallowed',
    'Otis Notallowed',
    'enrollmentAuthorization',
    { category: 'authorization', reason: 'MdmAuthorizationFailed', os: android },
    'somebody who may not enroll',
  ),
  failed(
    'valerie.validation',
    'Valerie Validation',
    'enrollmentAccountValidation',
    { category: 'accountValidation', reason: 'AccountNotOnboarded', os: iOS },
    'an account that Intune refused',
  ),
  failed(
    'uma.unaccepted',
    'Uma Unaccepted',
    'enrollmentUserValidation',
    { category: 'userValidation', reason: 'UserNotFound', os: android },
    'a person whom Intune doesn’t know',
  ),
  failed(
    'dov.dinosaur',
    'Dov Dinosaur',
    'enrollmentDeviceNotSupported',
    { category: 'deviceNotSupported', reason: 'DeviceNotSupported', os: ['Android', '7.1'] },
    'a phone that is too old to be enrolled',
  ),
  failed(
    'fay.feature',
    'Fay Feature',
    'enrollmentFeatureNotSupported',
    { category: 'featureNotSupported', reason: 'FeatureNotSupported', os: ['macOS', '15.1'] },
    'a way of enrolling that isn’t set up',
  ),
  failed(
    'rex.restricted',
    'Rex Restricted',
    'enrollmentEnrollmentRestrictionsEnforced',
    { category: 'enrollmentRestrictionsEnforced', reason: 'PlatformBlocked', os: android },
    'a platform that a restriction blocks',
  ),
  failed(
    'brita.badrequest',
    'Brita Badrequest',
    'enrollmentBadRequest',
    { category: 'badRequest', reason: 'InvalidEnrollmentData', os: ['Windows', '10.0.26100.2314'] },
    'a device that sent something wrong',
  ),
  failed(
    'maya.maintenance',
    'Maya Maintenance',
    'enrollmentInMaintenance',
    { category: 'inMaintenance', reason: 'AccountInMaintenance', os: iOS },
    'an enrollment while Intune was in maintenance',
  ),
  failed(
    'connie.cutoff',
    'Connie Cutoff',
    'enrollmentClientDisconnected',
    { category: 'clientDisconnected', reason: 'ClientDisconnected', os: android },
    'an enrollment that lost its connection',
  ),
  failed(
    'abby.abandoned',
    'Abby Abandoned',
    'enrollmentUserAbandonment',
    { category: 'userAbandonment', reason: 'UserAbandonedOobe', os: ['Windows', '10.0.26100.2314'] },
    'an enrollment that nobody finished',
  ),
  failed(
    'minna.mystery',
    'Minna Mystery',
    'enrollmentUnknown',
    { category: 'unknown', reason: 'UnknownFailure', os: iOS },
    'an enrollment that failed without a reason',
  ),
];
