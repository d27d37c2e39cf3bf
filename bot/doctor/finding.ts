/** What a check found. `says` is one line: what was seen, and where it is wrong, how to mend it. */
export interface Finding {
  state: 'ok' | 'wrong' | 'skipped';
  says: string;
}

export interface Check {
  name: string;
  run(): Promise<Finding>;
}

export const ok = (says: string): Finding => ({ state: 'ok', says });
export const wrong = (says: string): Finding => ({ state: 'wrong', says });
export const skipped = (says: string): Finding => ({ state: 'skipped', says });
