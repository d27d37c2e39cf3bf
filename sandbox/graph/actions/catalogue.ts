import type { RemoteAction } from './action-row.ts';
import { anyPlatform } from './rows/any-platform.ts';
import { apple } from './rows/apple.ts';
import { leaving } from './rows/leaving.ts';
import { windows } from './rows/windows.ts';

/** By Graph's name. */
export const remoteActions: Record<string, RemoteAction> = {
  ...anyPlatform,
  ...apple,
  ...windows,
  ...leaving,
};
