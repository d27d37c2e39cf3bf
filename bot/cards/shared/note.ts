import type { View } from '../../helpdesk/contracts/conversation.ts';

export type Color = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';

/** A line that begins with a coloured sign. The words say it too: colour is never alone. */
export interface Note extends View {
  sign: string;
  color: Color;
  text: string;
}

export const SIGNS = {
  good: { sign: '✓', color: 'Good' },
  bad: { sign: '✕', color: 'Attention' },
  warning: { sign: '!', color: 'Warning' },
  waiting: { sign: '◷', color: 'Accent' },
  open: { sign: '○', color: 'Default' },
  unsure: { sign: '?', color: 'Warning' },
  info: { sign: 'i', color: 'Accent' },
} as const satisfies Record<string, { sign: string; color: Color }>;

export type SignName = keyof typeof SIGNS;

export function note(sign: SignName, text: string): Note {
  return { text, ...SIGNS[sign] };
}
