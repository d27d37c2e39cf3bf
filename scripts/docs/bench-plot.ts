import { type Figures, type Measured, measured, PANELS, type Panel } from './bench-figures.ts';

const WIDTH = 760;
const LABELS = 300;
const BAR = 14;
const ROW = 22;
const HEAD = 40;
const RIGHT = 60;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;

/** docs/images/bench.svg: a bar for each figure, and a line where its aim is. */
export function benchPlot(figures: Figures): string {
  const parts: string[] = [];
  let y = 0;
  for (const panel of PANELS) {
    const drawn = panelAt(y, panel, figures);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  const key = `<rect x="8" y="${y + 6}" width="14" height="${BAR}" fill="#2f6f9f"/>${text(28, y + 17, 'measured')}<rect x="108" y="${y + 4}" width="3" height="${BAR + 4}" fill="#c4314b"/>${text(118, y + 17, 'aim')}`;
  const height = y + 32;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="13" fill="#242424"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${parts.join('')}${key}</svg>\n`;
}

function panelAt(top: number, { title, figures: rows }: Panel, figures: Figures) {
  const all = rows.flatMap((figure) => measured(figures, figure));
  const most = Math.max(0, ...all.flatMap(({ value, aim }) => [value, aim ?? 0]));
  const scale = (WIDTH - LABELS - RIGHT) / (most || 1);
  const bars = all.map((one, n) => barAt(top + HEAD + n * ROW, one, scale));
  const svg = text(8, top + 26, title, 'font-weight="600"') + bars.join('');
  return { svg, height: HEAD + all.length * ROW };
}

function barAt(y: number, { label, value, aim }: Measured, scale: number): string {
  const end = LABELS + value * scale;
  const line =
    aim === undefined
      ? ''
      : `<rect x="${(LABELS + aim * scale - 1.5).toFixed(1)}" y="${y - 2}" width="3" height="${BAR + 4}" fill="#c4314b"/>`;
  const bar = `<rect x="${LABELS}" y="${y}" width="${(value * scale).toFixed(1)}" height="${BAR}" fill="#2f6f9f"/>`;
  const after = Math.max(end, aim === undefined ? 0 : LABELS + aim * scale) + 8;
  return (
    text(LABELS - 8, y + 12, label, 'text-anchor="end"') + bar + line + text(after, y + 12, String(value))
  );
}
