import type { TabView } from '../../cards/index.ts';
import type { Target } from '../../helpdesk/access/authorize.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { Turn } from '../turn.ts';

/**
 * A tab of the troubleshooting pane. What it reads of Graph is asked for at once, beside the person or device that it is about. Nothing of it
 * is shown before it is known whether they may be.
 */
export type Tab = PersonTab | DevicesTab | FileTab;

/** Only somebody in scope has it. */
interface PersonTab {
  about: 'person';
  /** Starts reading. What it returns makes the tab once the person is known. */
  start(turn: Turn, person: string): (file: PersonFile) => Promise<TabView>;
}

/** It shows what the person's card has read anyway, and what little is read beside it. Also of somebody of whom only devices are in scope. */
interface FileTab {
  about: 'file';
  start(turn: Turn, person: string): (file: PersonFile) => Promise<TabView>;
}

/** It shows those devices that may be shown. */
export interface DevicesTab {
  about: 'devices';
  /** `person`: whose devices they are. undefined: it is about one device, whoever has it. */
  start(turn: Turn, person?: string): DevicesReader;
}

interface DevicesReader {
  /** Starts reading a device that is likely to be shown. */
  ask(device: string): void;
  finish(rows: readonly Row[]): Promise<TabView>;
}

interface Row {
  device: ManagedDevice;
  target?: Target | undefined;
}

/** More devices than this aren't read at once. */
export const MOST_DEVICES = 20;

/** `read` never rejects: what can't be read is in its answer. */
export function aboutPerson<T>(
  read: (turn: Turn, person: string) => Promise<T>,
  view: (turn: Turn, value: T, file: PersonFile) => TabView,
): PersonTab {
  return {
    about: 'person',
    start(turn, person) {
      const reading = read(turn, person);
      return async (file) => view(turn, await reading, file);
    },
  };
}

export const aboutFile = (view: (turn: Turn, file: PersonFile) => TabView): FileTab => ({
  about: 'file',
  start: (turn) => (file) => Promise.resolve(view(turn, file)),
});

/** `read` never rejects. What of it may be shown, the view decides. */
export const aboutFileWith = <T>(
  read: (turn: Turn, person: string) => Promise<T>,
  view: (turn: Turn, file: PersonFile, value: T) => TabView,
): FileTab => ({
  about: 'file',
  start(turn, person) {
    const reading = read(turn, person);
    return async (file) => view(turn, file, await reading);
  },
});

interface OfDevices<T, B> {
  /** `read` and `beside` never reject. */
  read: (turn: Turn, device: string, person: string | undefined) => Promise<T>;
  /** What is read once for all of them, in the same round. */
  beside: (turn: Turn) => Promise<B>;
  view: (turn: Turn, devices: readonly (T & Row)[], beside: B) => TabView;
  /** Which devices have such a thing at all. */
  has?: (device: ManagedDevice) => boolean;
}

/** `read` never rejects. `has`: which devices have such a thing at all. */
export const aboutDevices = <T>(
  read: OfDevices<T, undefined>['read'],
  view: OfDevices<T, undefined>['view'],
  has?: (device: ManagedDevice) => boolean,
): DevicesTab =>
  aboutDevicesWith<T, undefined>({
    read,
    view,
    beside: () => Promise.resolve(undefined),
    ...(has && { has }),
  });

export function aboutDevicesWith<T, B>({
  read,
  beside,
  view,
  has = () => true,
}: OfDevices<T, B>): DevicesTab {
  return {
    about: 'devices',
    start(turn, person) {
      const once = beside(turn);
      const asked = new Map<string, Promise<T>>();
      const ask = (device: string) => {
        const reading = asked.get(device) ?? read(turn, device, person);
        asked.set(device, reading);
        return reading;
      };
      return {
        ask: (device) => void ask(device),
        async finish(rows) {
          const all = rows.filter(({ device }) => has(device));
          const shown = all.slice(0, MOST_DEVICES);
          const values = await Promise.all(
            shown.map(async (row) => ({
              ...(await ask(row.device.id)),
              device: row.device,
              target: row.target,
            })),
          );
          return {
            ...view(turn, values, await once),
            ...(shown.length < all.length && { cut: { shown: shown.length, all: all.length } }),
          };
        },
      };
    },
  };
}
