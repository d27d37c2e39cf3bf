import type { TableClient, TableEntityResult, TransactionAction } from '@azure/data-tables';
import { StoreError } from '../store-error.ts';
import { asked, statusOf } from './asking.ts';
import { PAGE, Refused, type Partition, type Step, type StoredRow } from './rows.ts';

/** A property of an entity takes 64 KiB, two bytes a character. */
const PIECE = 32_000;
/** A condition wasn't met, the row stands already, or there is none. */
const REFUSALS: readonly (number | undefined)[] = [404, 409, 412];

type Entity = TableEntityResult<Record<string, unknown>>;

/** A partition of a table in a storage account. */
export function partitionOf(client: TableClient, partitionKey: string): Partition {
  return {
    async get(key) {
      try {
        return rowOf(
          await asked((abortSignal) => client.getEntity(partitionKey, key, { abortSignal }), { again: true }),
        );
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    },
    async range(after, upTo, most = PAGE) {
      const filter = `PartitionKey eq '${partitionKey}' and RowKey gt '${quoted(after)}' and RowKey le '${quoted(upTo)}'`;
      return asked(
        async (abortSignal) => {
          const found: StoredRow[] = [];
          // a page may bring fewer rows than there are, even none
          const pages = client
            .listEntities({ queryOptions: { filter }, abortSignal })
            .byPage({ maxPageSize: Math.min(most, PAGE) });
          for await (const page of pages) {
            found.push(...page.map(rowOf));
            if (found.length >= most) break;
          }
          return found.slice(0, most);
        },
        { again: true },
      );
    },
    async write(steps) {
      const actions = steps.map((step) => actionOf(partitionKey, step));
      try {
        const { subResponses } = await asked(
          (abortSignal) => client.submitTransaction(actions, { abortSignal }),
          {
            again: false,
          },
        );
        const faulty = subResponses.find(({ status }) => status >= 300);
        if (faulty || subResponses.length !== steps.length)
          throw new StoreError('unwritable', 'The storage account’s answer to a write can’t be understood');
        return subResponses.map(({ etag }) => etag);
      } catch (error) {
        if (!REFUSALS.includes(statusOf(error))) throw error;
        throw new Refused('a step was refused', { cause: error });
      }
    },
  };
}

function actionOf(partitionKey: string, step: Step): TransactionAction {
  const keys = { partitionKey, rowKey: step.key };
  if (step.do === 'delete') return ['delete', keys];
  const entity = { ...keys, ...piecesOf(step.text) };
  if (step.do === 'create') return ['create', entity];
  if (step.do === 'put') return ['upsert', entity, 'Replace'];
  return ['update', entity, 'Replace', { etag: step.etag }];
}

/** Some that read a write line by line, azurite among them, take these for ends of lines. */
const LINE_ENDS = /[\u2028\u2029]/;

function piecesOf(given: string): Record<string, string | boolean> {
  const escaped = LINE_ENDS.test(given);
  const text = escaped ? given.replace(/[%\u2028\u2029]/g, encodeURIComponent) : given;
  const pieces: Record<string, string | boolean> = escaped ? { escaped } : {};
  for (let n = 0; n === 0 || n * PIECE < text.length; n++)
    pieces[`text${n}`] = text.slice(n * PIECE, (n + 1) * PIECE);
  return pieces;
}

function rowOf(entity: Entity): StoredRow {
  let text = '';
  for (let n = 0; typeof entity[`text${n}`] === 'string'; n++) text += entity[`text${n}`] as string;
  if (entity.escaped === true) text = text.replace(/%25|%E2%80%A[89]/g, decodeURIComponent);
  return { key: entity.rowKey ?? '', text, etag: entity.etag };
}

const quoted = (key: string): string => key.replaceAll("'", "''");
