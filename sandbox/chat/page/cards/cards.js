import { el } from '../base/dom.js';
import { CONSENT, drawConsent, drawFile, INFO } from './file-cards.js';
import { hostConfig } from './host-config.js';
import { markdown } from './markdown.js';
import { openMenu } from './menu.js';
import { definePicker } from './picker.js';

const AC = globalThis.AdaptiveCards;
const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

if (AC) {
  definePicker(AC);
  // what can be pressed gets the focus, not the card around it
  AC.GlobalSettings.setTabIndexAtCardRoot = false;
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
}

/** Draws one attachment. `press` sends an Action.Execute, `search` fills a picker, `decide` answers an offered file. */
export function drawAttachment(attachment, { press, search, decide, showError }) {
  if (attachment.contentType === CONSENT) return drawConsent(attachment, decide);
  if (attachment.contentType === INFO) return drawFile(attachment);
  if (attachment.contentType !== ADAPTIVE)
    return plate(`This page can't show this attachment: ${attachment.contentType}`);
  if (!AC) return plate('Cards need the adaptivecards package. Run npm ci and reload the page.');
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig(hostConfig(document.documentElement.dataset.theme));
  card.search = search;
  card.onExecuteAction = (action) => execute(action, { press, showError });
  card.onDisplayOverflowActionMenu = (actions, target) => {
    openMenu(target, actions.map(menuItem));
    return true;
  };
  try {
    card.parse(attachment.content, new AC.SerializationContext(AC.Versions.v1_5));
    const drawn = card.render();
    if (!drawn) return plate('The card is empty.');
    const full = attachment.content?.msteams?.width?.toLowerCase() === 'full';
    return el('div', { class: full ? 'card card-full' : 'card', tabindex: '-1' }, drawn);
  } catch (error) {
    return plate(`The card can't be shown: ${error.message}`);
  }
}

const menuItem = (action) => ({
  title: action.title ?? '',
  enabled: action.isEnabled,
  run: () => action.execute(),
});

function execute(action, { press, showError }) {
  const type = action.getJsonTypeName();
  if (type === 'Action.Execute') {
    press({ id: action.id, verb: action.verb, data: action.data });
  } else if (type === 'Action.OpenUrl' && /^https?:\/\//i.test(action.url ?? '')) {
    window.open(action.url, '_blank', 'noopener,noreferrer');
  } else {
    showError(`This page doesn't support ${type}.`);
  }
}

const plate = (words) => el('div', { class: 'card card-plate' }, words);
