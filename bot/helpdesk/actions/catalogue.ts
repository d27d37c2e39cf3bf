import type { RemoteAction } from './action.ts';
import { remoteLock } from './remote-lock.ts';

/** Every remote action, in the portal's order. */
export const catalogue: readonly RemoteAction[] = [remoteLock];

export const permissionsOfActions: readonly string[] = catalogue.map((action) => action.permission);

export function actionNamed(name: string): RemoteAction | undefined {
  return catalogue.find((action) => action.name === name);
}
