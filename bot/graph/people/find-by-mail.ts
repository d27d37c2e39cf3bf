import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { collect } from '../http/pages.ts';
import { firstProblem, values } from '../json/parts.ts';
import { present } from '../json/required.ts';
import { uniqueById } from '../json/unique.ts';
import { cleanText } from '../odata/clean-text.ts';
import { EVENTUAL } from '../odata/eventual.ts';
import { literal } from '../odata/literal.ts';
import { PERSON_NAME_FIELDS, toPersonName } from './person-name.ts';

/** An address belongs to one person; more than a page would be no answer. */
const BOUNDS = { pages: 3, enough: 25 };

/** The primary address and the others are two reads, so that a Graph that can't do the one still does the other. */
export async function findByMail(client: GraphClient, address: string): Promise<PersonName[]> {
  const mail = cleanText(address);
  if (mail === '') return [];
  const select = { $select: PERSON_NAME_FIELDS };
  const other = `proxyAddresses/any(p:p eq ${literal(`smtp:${mail}`)})`;
  const parts = await Promise.all([
    part(collect(client, '/users', { query: { $filter: `mail eq ${literal(mail)}`, ...select } }, BOUNDS)),
    part(
      collect(
        client,
        '/users',
        { query: { $filter: other, ...select, $count: true }, headers: EVENTUAL },
        BOUNDS,
      ),
    ),
  ]);
  const pages = values(parts);
  if (pages.length === 0) throw firstProblem(parts);
  return uniqueById(pages.flatMap(({ items }) => items.map(toPersonName)).filter(present));
}
