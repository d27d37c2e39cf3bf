import { accountCases } from './account.ts';
import type { Case } from './case.ts';
import { deviceCases } from './device.ts';
import { enrollmentCases } from './enrollment.ts';
import { lookAlikes } from './look-alikes.ts';
import { policyCases } from './policy.ts';
import { severalCases } from './several.ts';
import { stateCases } from './state.ts';
import { unreadableCases } from './unreadable.ts';

/** The people of the department Practice: each has something to find, or only looks so. Devices are numbered in this order. */
export const cases: readonly Case[] = [
  ...accountCases,
  ...enrollmentCases,
  ...deviceCases,
  ...stateCases,
  ...policyCases,
  ...severalCases,
  ...lookAlikes,
  ...unreadableCases,
];
