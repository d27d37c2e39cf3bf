import dotenv from 'dotenv';
import { demoConfig, demoFaults, SANDBOX_DATA } from './demo.ts';
import type { NamedFiles } from './files.ts';
import { type BotConfig, type Config, ConfigError } from './model.ts';
import { productionConfig, productionFaults } from './production.ts';
import { type Environment, type Settings, readSettings } from './settings.ts';
import { packagedSignInFaults } from './sign-in.ts';

export { readDataSettings } from './data-settings.ts';
export { fileFaults, type NamedFiles } from './files.ts';
export { ConfigError, type Config, type DemoConfig, type ProductionConfig } from './model.ts';
export type { GraphAuth, OwnCredential, Registration, SignInRegistration } from './model.ts';
export { readPackageSettings, readSubmitSettings, type SubmitSettings } from './package-settings.ts';
export { isStorageAccount } from './storage-account.ts';
export { METRICS_PORT } from './production.ts';
export type { Environment } from './settings.ts';

/** Fills in from `.env` what the environment doesn't set, and returns the environment. Nothing else reads it. */
export function loadEnvironment(): Environment {
  dotenv.config({ quiet: true });
  return process.env;
}

/** Checks whether files that settings name can be opened; gives the faults. */
type CheckFiles = (named: NamedFiles) => string[];

/** Throws ConfigError with every fault at once. Without `checkFiles` no file is touched. */
export function readConfig(env: Environment, checkFiles: CheckFiles = () => []): Config {
  const { mode, set, faults, config } = readMode(env);
  const startsSandbox = mode === 'demo' && set.GraphUrl === undefined;
  const sandboxData = startsSandbox ? (set.SandboxData ?? SANDBOX_DATA) : undefined;
  faults.push(...checkFiles({ ...filesOf(set, mode), sandboxData }));
  if (!config || faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The same for a program that starts no sandbox and so needs a Graph. */
export function readBotConfig(env: Environment, checkFiles: CheckFiles = () => []): BotConfig {
  const { mode, set, given, faults, config } = readMode(env);
  if (mode === 'demo' && env.NODE_ENV !== 'production' && !given('GraphUrl'))
    faults.push('GraphUrl: set it to the address of a Graph; only npm start starts a sandbox.');
  faults.push(...checkFiles({ ...filesOf(set, mode), sandboxData: undefined }));
  if (!config || !hasGraph(config) || faults.length > 0) throw new ConfigError(faults);
  return config;
}

const hasGraph = (config: Config): config is BotConfig => config.graph.url !== undefined;

/** `config` is undefined if a required setting is missing or faulty. */
function readMode(env: Environment) {
  const { set, given, faults } = readSettings(env);
  const mode = given('MicrosoftAppId') ? 'production' : 'demo';
  if (mode === 'production') faults.push(...productionFaults(set, given));
  else if (env.NODE_ENV === 'production')
    faults.push(
      "MicrosoftAppId: set it to the bot registration's application id; NODE_ENV=production has no demo mode.",
    );
  else faults.push(...demoFaults(set), ...packagedSignInFaults(given));
  const config = mode === 'production' ? productionConfig(set) : demoConfig(set);
  return { mode, set, given, faults, config } as const;
}

function filesOf(set: Settings, mode: Config['mode']): Omit<NamedFiles, 'sandboxData'> {
  const unused = {
    certificate: undefined,
    signInCertificate: undefined,
    trace: undefined,
    policy: set.PolicyFile,
  };
  return mode === 'demo'
    ? { ...unused, trace: set.GraphTrace }
    : { ...unused, certificate: set.CertificatePath, signInCertificate: set.SsoCertificatePath };
}
