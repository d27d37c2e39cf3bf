import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import { explain } from './explain.ts';
import { ok, unchecked, wrong, type Check, type Finding } from './finding.ts';
import { getObject } from './get.ts';

interface Asking {
  graphUrl: string;
  token: () => Promise<string>;
}

const REMEDY =
  'operators whose assignment may have scope tags are refused: let the bot reach Graph’s beta, or set GraphAuth=delegated';

/** Whether Graph tells scope tags. As an application the bot has to apply them, and tags that can't be read are a refusal. */
export function scopeTagsCheck(asking: Asking, graphFor: () => Pick<GraphApi, 'roles'>): Check {
  return {
    name: 'scope tags',
    async run() {
      const assignments = await graphFor().roles.assignments();
      const unread = assignments.filter(({ scopeTags }) => scopeTags === undefined).length;
      if (unread > 0)
        return wrong(`Graph doesn't say which scope tags ${unread} assignments have; ${REMEDY}`);
      return tagsOfDevices(asking);
    },
  };
}

async function tagsOfDevices({ graphUrl, token }: Asking): Promise<Finding> {
  const url = `${graphUrl}/beta/deviceManagement/managedDevices?$top=1&$select=id,roleScopeTagIds`;
  try {
    const { value } = await getObject(url, { authorization: `Bearer ${await token()}` });
    const [device] = Array.isArray(value) ? (value as { roleScopeTagIds?: unknown }[]) : [];
    if (!device) return unchecked('there is no managed device to read yet');
    if (Array.isArray(device.roleScopeTagIds)) return ok('assignments and devices say which they have');
    return wrong(`Graph doesn't say which scope tags a device has; ${REMEDY}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return wrong(`Graph doesn't say which scope tags a device has (${explain(error)}); ${REMEDY}`);
  }
}
