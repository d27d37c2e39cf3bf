import type { GraphAnswer } from '../../../../sandbox/graph/types.ts';

/** How an answer with status 200 can be wrong. `keeps`: everything that was in the right answer is still in it. */
export interface Wrongness {
  name: string;
  keeps: boolean;
  make: (answer: GraphAnswer, url: string) => GraphAnswer;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (body: unknown): unknown[] | undefined =>
  isFields(body) && Array.isArray(body.value) ? (body.value as unknown[]) : undefined;

/** Changes each record of a list, or the one record that was asked for. */
const each =
  (change: (record: Fields) => unknown) =>
  ({ body, ...answer }: GraphAnswer): GraphAnswer => {
    const list = listOf(body);
    if (!isFields(body)) return { ...answer, body };
    if (!list) return { ...answer, body: change(body) };
    return { ...answer, body: { ...body, value: list.map((one) => (isFields(one) ? change(one) : 7)) } };
  };

const list =
  (change: (value: unknown[]) => unknown, more: Fields = {}) =>
  ({ body, ...answer }: GraphAnswer): GraphAnswer => {
    const value = listOf(body);
    return { ...answer, body: isFields(body) && value ? { ...body, ...more, value: change(value) } : body };
  };

const whole =
  (body: unknown, status = 200) =>
  (): GraphAnswer => ({ status, body });

const GUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const ANOTHER = '77777777-0000-4000-8000-000000000777';

/** Every value of a field is of another type. */
function retyped(record: Fields): Fields {
  const other = (value: unknown): unknown => {
    if (typeof value === 'string') return 7;
    if (typeof value === 'boolean') return 'perhaps';
    return Array.isArray(value) ? { 0: 'x' } : 'x';
  };
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      name.startsWith('@') || name === 'id' ? value : other(value),
    ]),
  );
}

const inCapitals = ({ body, ...answer }: GraphAnswer): GraphAnswer => {
  const text = JSON.stringify(body ?? {}).replace(GUIDS, (id) => id.toUpperCase());
  return { ...answer, body: JSON.parse(text) as unknown };
};

const link =
  (next: (url: string) => string) =>
  ({ body, ...answer }: GraphAnswer, url: string): GraphAnswer => ({
    ...answer,
    body: isFields(body) ? { ...body, '@odata.nextLink': next(url) } : body,
  });

const of = (name: string, make: Wrongness['make'], keeps = false): Wrongness => ({ name, keeps, make });

export const wrongnesses: readonly Wrongness[] = [
  of('an empty object', whole({})),
  of('nothing, with 204', whole(undefined, 204)),
  of('null', whole(null)),
  of('a text', whole('<html>Sign in</html>')),
  of('a list in place of an object', whole([{ id: ANOTHER }])),
  of('an error', whole({ error: { code: 'Oops', message: 'oops' } })),
  of('a list that is an object', (answer) => ({ ...answer, body: { value: { id: ANOTHER } } })),
  of('a list that is null', (answer) => ({ ...answer, body: { value: null } })),
  of(
    'a list of null',
    list(() => [null]),
  ),
  of(
    'null among the records',
    list((value) => [null, ...value]),
    true,
  ),
  of(
    'text among the records',
    list((value) => [...value, 'x']),
    false,
  ),
  of(
    'records without ids',
    each((record) => ({ ...record, id: undefined })),
  ),
  of(
    'the id of another',
    each((record) => ({ ...record, id: ANOTHER })),
  ),
  of(
    'a record twice',
    list((value) => [...value, ...value]),
    true,
  ),
  of('ids in capitals', inCapitals, true),
  of('fields of another type', each(retyped)),
  of(
    'a link to itself',
    link((url) => url),
    true,
  ),
  of(
    'a link to another host',
    link(() => 'https://evil.example/v1.0/users?$skiptoken=1'),
    true,
  ),
  of(
    'ids that nobody asked for',
    list((value) => [...value, ANOTHER]),
  ),
];
