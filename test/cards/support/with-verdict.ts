import { deviceCard, userCard } from '../../../bot/cards/index.ts';
import type { CardAnswer } from '../../../bot/cards/shared/answer.ts';
import type { Context } from '../../../bot/cards/shared/context.ts';
import type { KeyOffer } from '../../../bot/helpdesk/access/may-see-key.ts';
import type { Operator } from '../../../bot/helpdesk/access/authorize.ts';
import type { DeviceFile } from '../../../bot/helpdesk/devices/device-file.ts';
import { DEFAULT_THRESHOLDS } from '../../../bot/helpdesk/diagnosis/thresholds.ts';
import { deviceVerdict, personVerdict } from '../../../bot/helpdesk/diagnosis/verdict.ts';
import type { PersonFile } from '../../../bot/helpdesk/people/person-file.ts';
import { operator } from './sample-data.ts';

const thresholds = DEFAULT_THRESHOLDS;

/** A user card with the verdict that the file leads to. */
export function userCardOf(context: Context, file: PersonFile, who: Operator = operator): CardAnswer {
  return userCard(context, file, personVerdict(file, who, { now: context.now, thresholds }));
}

/** A device card with the verdict that the file leads to. */
export function deviceCardOf(context: Context, file: DeviceFile, keys?: readonly KeyOffer[]): CardAnswer {
  return deviceCard(context, file, deviceVerdict(file, { now: context.now, thresholds }), keys);
}
