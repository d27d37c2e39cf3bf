import { Problem } from '../../helpdesk/problem.ts';
import type { ResolveLink } from './client.ts';

/** Links are followed on the configured Graph alone: anywhere else the token would be given away. */
export function linkResolver(graphUrl: string): ResolveLink {
  const base = new URL(graphUrl);
  const root = base.pathname.replace(/\/+$/, '');
  return (link) => {
    const at = URL.canParse(link) ? new URL(link) : undefined;
    const below =
      at?.origin === base.origin && at.pathname.startsWith(root) ? at.pathname.slice(root.length) : '';
    const [, version, path] = /^\/(v1\.0|beta)(\/.*)$/.exec(below) ?? [];
    if (!at || !path || (version !== 'v1.0' && version !== 'beta')) {
      throw new Problem({ kind: 'unavailable', detail: `a nextLink leads away from ${base.origin}` });
    }
    return { version, url: path + at.search };
  };
}
