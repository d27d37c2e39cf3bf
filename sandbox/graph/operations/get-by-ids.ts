import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import { present } from '../resources/shapes.ts';
import type { Fields } from '../types.ts';
import { objectBody, onlyKnown, stringList } from './body.ts';

const most = 1000;

/** Directory objects by their ids. Unknown ids are left out. */
export function getByIds(context: Context, body: unknown): Fields {
  const fields = objectBody(body);
  onlyKnown(fields, ['ids', 'types'], 'getByIds');
  const ids = stringList(fields, 'ids');
  if (ids.length > most) throw badRequest(`At most ${most} ids are allowed.`);
  const types = fields.types === undefined ? undefined : stringList(fields, 'types');
  return {
    '@odata.context': `https://graph.microsoft.com/${context.version}/$metadata#directoryObjects`,
    value: [...new Set(ids)].flatMap((id) => {
      const found = context.tenant.directoryObject(id);
      if (!found || (types && !types.includes(found.kind) && !types.includes('directoryObject'))) return [];
      const shown = present(context, found.kind, found.entity, { alone: false });
      return [{ '@odata.type': `#microsoft.graph.${found.kind}`, ...shown }];
    }),
  };
}
