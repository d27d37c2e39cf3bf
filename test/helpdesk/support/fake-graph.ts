import type { Channels, Devices, Directory, GraphApi, Roles } from '../../../bot/helpdesk/contracts/graph.ts';
import type { Approvals } from '../../../bot/helpdesk/contracts/graph/approvals.ts';
import type { Troubleshooting } from '../../../bot/helpdesk/contracts/graph/troubleshooting.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';

export interface FakeAnswers {
  directory?: Partial<Directory>;
  devices?: Partial<Devices>;
  roles?: Partial<Roles>;
  channels?: Partial<Channels>;
  approvals?: Partial<Approvals>;
  troubleshooting?: Partial<Troubleshooting>;
}

/** A Graph that gives the answers of a test. Each call is noted in `calls`. A call that the test didn't set up fails it. */
export function fakeGraph(answers: FakeAnswers, calls: string[] = []): GraphApi & { calls: string[] } {
  return {
    directory: room('directory', answers.directory ?? {}, calls),
    devices: room('devices', answers.devices ?? {}, calls),
    roles: room('roles', answers.roles ?? {}, calls),
    channels: room('channels', answers.channels ?? {}, calls),
    approvals: room('approvals', answers.approvals ?? {}, calls),
    troubleshooting: room('troubleshooting', answers.troubleshooting ?? {}, calls),
    calls,
  };
}

/** Answers what is in `known`. Anything else throws, with its name. */
function room<Room extends object>(name: string, known: Partial<Room>, calls: string[]): Room {
  return new Proxy(known, {
    get(target, property) {
      const answer: unknown = Reflect.get(target, property);
      if (typeof answer !== 'function') throw new Error(`unexpected: graph.${name}.${String(property)}`);
      return (...args: unknown[]): unknown => {
        calls.push([property, ...args].map(named).join(' ').trim());
        return Reflect.apply(answer, target, args);
      };
    },
  }) as Room;
}

/** How a call's argument is noted: whether tags are wanted by a word, anything else as it is. */
const named = (argument: unknown): string =>
  typeof argument === 'object' && argument && 'tags' in argument
    ? argument.tags === true
      ? 'with tags'
      : ''
    : String(argument);

/** A read that Graph answers with a problem. */
export const fails = (kind: Problem['kind']) => () => Promise.reject(new Problem({ kind }));
