/** The result of a check. `says` is one line: what was seen, and how to fix it if it is wrong. */
export interface Finding {
  /** `note`: it works, but lacks something that most people want. */
  state: 'ok' | 'wrong' | 'note' | 'skipped';
  says: string;
  /** How many required things could not be checked. */
  unchecked?: number;
}

export interface Check {
  name: string;
  run(): Promise<Finding>;
}

export const ok = (says: string): Finding => ({ state: 'ok', says });
export const wrong = (says: string): Finding => ({ state: 'wrong', says });
export const note = (says: string): Finding => ({ state: 'note', says });
/** Not needed in this configuration. */
export const skipped = (says: string): Finding => ({ state: 'skipped', says });
/** Needed, but it can't be checked from here. */
export const unchecked = (says: string, count = 1): Finding => ({ state: 'skipped', says, unchecked: count });
