import { elements } from './walk.ts';

type Json = Record<string, unknown>;

/** What a style of container is drawn with. */
interface Look {
  backgroundColor: string;
  foregroundColors: Record<string, { default: string; subtle: string }>;
}
type HostConfig = (theme: string) => { containerStyles: Record<string, Look> };

const THEMES = ['light', 'dark', 'contrast'];
/** WCAG 2.1: for words, and for a sign that stands beside words. */
const WORDS = 4.5;
const SIGNS = 3;
const PAGE = new URL('../../../sandbox/chat/page/cards/host-config.js', import.meta.url);

/** A function that finds what people can't read, see or hear on a card: each fault in words. */
export async function lint(): Promise<(card: object) => string[]> {
  const { hostConfig } = (await import(PAGE.href)) as { hostConfig: HostConfig };
  const looks = THEMES.map((theme) => [theme, hostConfig(theme).containerStyles] as const);
  return (card) => [
    ...fields(card),
    ...words(card),
    ...headings(card),
    ...loneSigns(card),
    ...drawn(card),
    ...contrast(card, looks),
  ];
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isInput = ({ type }: Json) => text(type).startsWith('Input.');

function fields(card: object): string[] {
  const inputs = elements(card).filter(isInput);
  const ids = inputs.map(({ id }) => text(id));
  return [
    ...inputs.flatMap((input) =>
      ['id', 'label', 'errorMessage']
        .filter((name) => text(input[name]) === '')
        .map((name) => `${text(input.type)} ${text(input.id)} has no ${name}`),
    ),
    ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two fields are ${id}`)),
    ...inputs.flatMap(({ id, choices = [] }) =>
      (choices as Json[])
        .filter(({ title }) => text(title) === '')
        .map(() => `a choice of ${text(id)} has no title`),
    ),
  ];
}

function words(card: object): string[] {
  return elements(card).flatMap((element) => {
    const type = text(element.type);
    if (type === 'Image' && text(element.altText) === '') return 'an Image has no altText';
    return type.startsWith('Action.') && text(element.title) === '' ? `a ${type} has no title` : [];
  });
}

/** One main heading at most, and it comes first: screen readers go from heading to heading. */
function headings(card: object): string[] {
  const found = elements(card).filter(({ type, style }) => type === 'TextBlock' && style === 'heading');
  const isMain = ({ size }: Json) => size === undefined || size === 'Large';
  const [first] = found;
  return found.flatMap((heading) => {
    const said = text(heading.text);
    if (said === '') return 'a heading is empty';
    if (heading === first)
      return isMain(heading) || !found.some(isMain) ? [] : `“${said}” comes before the main heading`;
    return isMain(heading) && first && isMain(first) ? `“${said}” is a second main heading` : [];
  });
}

/** A sign has words beside it, in its line or in the next column: neither its shape nor its color is needed. */
function loneSigns(card: object): string[] {
  const sets = elements(card).filter(({ type }) => type === 'ColumnSet');
  const beside = (block: Json) => sets.find((set) => elements(set).includes(block)) ?? block;
  return elements(card)
    .filter(({ type }) => type === 'RichTextBlock')
    .flatMap((block) => {
      const runs = block.inlines as Json[];
      const signs = runs.filter(isSign);
      const said = elements(beside(block)).filter((one) => one.type === 'TextRun' && !isSign(one));
      return said.some((one) => text(one.text) !== '')
        ? []
        : signs.map((sign) => `“${text(sign.text)}” stands alone`);
    });
}

const isSign = (element: Json) =>
  element.type === 'TextRun' && /^[^\p{L}\p{N}]$|^i$/u.test(text(element.text));

/** What not every client draws says what stands there instead. */
function drawn(card: object): string[] {
  return elements(card)
    .filter(({ type, fallback }) => text(type).startsWith('Chart.') && typeof fallback !== 'object')
    .map(({ type }) => `${text(type)} has no fallback`);
}

/** Every text against what is behind it, in each theme. */
function contrast(card: object, looks: readonly (readonly [string, Record<string, Look>])[]): string[] {
  const found = new Set<string>();
  const look = (node: unknown, style: string): void => {
    if (Array.isArray(node)) {
      node.forEach((one) => look(one, style));
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const element = node as Json;
    const own = text(element.style);
    const now = ['Container', 'Column', 'ColumnSet'].includes(text(element.type)) && own !== '' ? own : style;
    if (element.type === 'TextRun' || element.type === 'TextBlock')
      for (const [theme, styles] of looks) {
        const fault = tooPale(element, styles[now]);
        if (fault !== undefined) found.add(`${fault} in ${theme}, on ${now}`);
      }
    Object.values(element).forEach((one) => look(one, now));
  };
  look(card, 'default');
  return [...found];
}

function tooPale(element: Json, style: Look | undefined): string | undefined {
  const color = style?.foregroundColors[(text(element.color) || 'Default').toLowerCase()];
  if (!style || !color) return `“${text(element.text)}” has an unknown color or container`;
  const ratio = ratioOf(element.isSubtle === true ? color.subtle : color.default, style.backgroundColor);
  const least = isSign(element) ? SIGNS : WORDS;
  return ratio < least ? `“${text(element.text).slice(0, 20)}” has ${ratio.toFixed(1)}:1` : undefined;
}

function ratioOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The relative luminance of a color such as #ffffff, as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
