import { unreadable } from '../json/answers.ts';
import type { Version } from './request.ts';

/** Full addresses on the configured Graph. */
export interface Links {
  /** Splits a nextLink. Throws if it leads anywhere but to our Graph. */
  resolve(link: string): { version: Version; url: string };
  /** The address of `path`, to refer to it in a body. */
  to(version: Version, path: string): string;
}

/** Only links to the configured Graph are followed: any other server would receive the token. */
export function graphLinks(graphUrl: string): Links {
  const base = new URL(graphUrl);
  const root = base.pathname.replace(/\/+$/, '');
  return {
    resolve(link) {
      const at = URL.canParse(link) ? new URL(link) : undefined;
      const below =
        at?.origin === base.origin && at.pathname.startsWith(root) ? at.pathname.slice(root.length) : '';
      const [, version, path] = /^\/(v1\.0|beta)(\/.*)$/.exec(below) ?? [];
      if (!at || !path || (version !== 'v1.0' && version !== 'beta')) {
        throw unreadable(`a nextLink leads away from ${base.origin}`);
      }
      return { version, url: path + at.search };
    },
    to: (version, path) => `${base.origin}${root}/${version}${path}`,
  };
}
