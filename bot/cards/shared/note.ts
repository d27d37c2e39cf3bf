import type { View } from '../../helpdesk/contracts/conversation.ts';

/** Teams' green and yellow are too pale to read on white (2.1:1 and 1.5:1), so no sign uses them. */
type Color = 'Default' | 'Attention' | 'Accent';

/** A line that starts with a sign. The sign's meaning is in the words too: neither its shape nor its color is needed to understand it. */
export interface Note extends View {
  sign: string;
  color: Color;
  text: string;
}

export const SIGNS = {
  good: { sign: '✓', color: 'Default' },
  bad: { sign: '✕', color: 'Attention' },
  warning: { sign: '!', color: 'Attention' },
  waiting: { sign: '◷', color: 'Accent' },
  open: { sign: '○', color: 'Default' },
  unsure: { sign: '?', color: 'Accent' },
  info: { sign: 'i', color: 'Accent' },
} as const satisfies Record<string, { sign: string; color: Color }>;

export type SignName = keyof typeof SIGNS;

export function note(sign: SignName, text: string): Note {
  return { text, ...SIGNS[sign] };
}
