import { common } from './common.ts';
import { type Config, ConfigError } from './model.ts';
import { type Environment, readSettings } from './settings.ts';

/** What the bot's files are read with; nothing else has to be set for it. */
export type DataSettings = Pick<Config, 'dataDir' | 'logLevel'>;

/** Throws ConfigError with every fault at once. */
export function readDataSettings(env: Environment): DataSettings {
  const { set, faults } = readSettings(env, ['DataDir', 'LogLevel']);
  if (faults.length > 0) throw new ConfigError(faults);
  const { dataDir, logLevel: level } = common(set, { host: '', hosts: [] });
  return { dataDir, logLevel: level };
}
