/** What a check found. `says` is one line: what was seen, and where it is wrong, how to mend it. */
export interface Finding {
  /** `note`: it works so, and something can't be done that most want. */
  state: 'ok' | 'wrong' | 'note' | 'skipped';
  says: string;
  /** How many things nobody knows, though they have to be right. Of what isn't needed none. */
  unchecked?: number;
}

export interface Check {
  name: string;
  run(): Promise<Finding>;
}

export const ok = (says: string): Finding => ({ state: 'ok', says });
export const wrong = (says: string): Finding => ({ state: 'wrong', says });
export const note = (says: string): Finding => ({ state: 'note', says });
export const unchecked = (says: string, count = 1): Finding => ({ state: 'skipped', says, unchecked: count });
/** Of no use here. */
export const skipped = (says: string): Finding => ({ state: 'skipped', says });
