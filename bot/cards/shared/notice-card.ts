import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { ButtonInit } from './button.ts';
import { buttons } from './button.ts';
import type { Context } from './context.ts';
import type { SignName } from './note.ts';
import { SIGNS } from './note.ts';

export interface NoticeInit {
  /** Our own words alone: it is drawn where Markdown works. Names go into the lines. */
  title?: string;
  /** What, why, and whom to ask or what to do. */
  lines: readonly string[];
  buttons?: readonly ButtonInit[];
  tone?: 'info' | 'good' | 'warning' | 'error';
}

const TONE_SIGNS: Readonly<Record<NonNullable<NoticeInit['tone']>, SignName>> = {
  info: 'info',
  good: 'good',
  warning: 'warning',
  error: 'bad',
};

/** A refusal, an error or a short word: sentences, and what can be done next. */
export function noticeCard(context: Context, notice: NoticeInit): CardAnswer {
  const tone = notice.tone ?? 'info';
  const [first = '', ...rest] = notice.lines;
  return answer(context, 'notice', first === '' ? (notice.title ?? '') : first, {
    titles: notice.title === undefined ? [] : [{ heading: notice.title }],
    sign: SIGNS[TONE_SIGNS[tone]].sign,
    color: SIGNS[TONE_SIGNS[tone]].color,
    first,
    rest: rest.map((text) => ({ text })),
    buttons: buttons(notice.buttons ?? []),
  });
}
