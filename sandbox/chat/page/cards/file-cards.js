import { el } from '../base/dom.js';

export const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
export const INFO = 'application/vnd.microsoft.teams.card.file.info';

/** A file that the bot offers, with buttons to accept or decline it. */
export function drawConsent({ name, content }, decide) {
  const button = (words, look, accepts) =>
    el('button', { type: 'button', class: `ac-pushButton ${look}`, onclick: () => decide(accepts) }, words);
  return el(
    'div',
    { class: 'card card-file', tabindex: '-1' },
    title(name),
    el('p', { class: 'file-size' }, size(content?.sizeInBytes)),
    el('p', { dir: 'auto' }, content?.description ?? ''),
    el(
      'div',
      { class: 'file-buttons' },
      button('Accept', 'style-positive', true),
      button('Decline', 'style-default', false),
    ),
  );
}

/** A file that was uploaded. */
export function drawFile({ name, contentUrl }) {
  const link = /^https?:\/\//i.test(contentUrl ?? '')
    ? el('a', { href: contentUrl, download: name, rel: 'noopener noreferrer' }, 'Download')
    : undefined;
  return el('div', { class: 'card card-file', tabindex: '-1' }, title(name), link);
}

const title = (name) => el('bdi', { class: 'file-name' }, name ?? 'file');

function size(bytes) {
  if (typeof bytes !== 'number') return '';
  if (bytes < 1024) return `${bytes} bytes`;
  const inKilobytes = bytes / 1024;
  return inKilobytes < 1024 ? `${Math.round(inKilobytes)} KB` : `${(inKilobytes / 1024).toFixed(1)} MB`;
}
