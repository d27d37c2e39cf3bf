import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { ButtonInit } from './button.ts';
import { buttons, links } from './button.ts';
import type { Context } from './context.ts';
import type { SignName } from './note.ts';
import { SIGNS } from './note.ts';

export interface NoticeInit {
  /** Only our own words: it is drawn with Markdown. Names belong in the lines. */
  title?: string;
  /** What happened, why, and what to do or whom to ask. */
  lines: readonly string[];
  buttons?: readonly ButtonInit[];
  /** Pages that tell more. */
  links?: readonly { title: string; url: string }[];
  tone?: 'info' | 'good' | 'warning' | 'error';
}

const TONE_SIGNS: Readonly<Record<NonNullable<NoticeInit['tone']>, SignName>> = {
  info: 'info',
  good: 'good',
  warning: 'warning',
  error: 'bad',
};

/** A refusal, an error or a short message, with buttons for what to do next. */
export function noticeCard(context: Context, notice: NoticeInit): CardAnswer {
  const tone = notice.tone ?? 'info';
  const [first = '', ...rest] = notice.lines;
  return answer(context, 'notice', first === '' ? (notice.title ?? '') : first, {
    titles: notice.title === undefined ? [] : [{ heading: notice.title }],
    sign: SIGNS[TONE_SIGNS[tone]].sign,
    color: SIGNS[TONE_SIGNS[tone]].color,
    first,
    rest: rest.map((text) => ({ text })),
    buttons: [...buttons(notice.buttons ?? []), ...links(notice.links ?? [])],
  });
}
