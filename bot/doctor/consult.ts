import { ConfigError, readConfig, type Config, type Environment } from '../config/index.ts';
import { openGraph } from '../graph/index.ts';
import { createLog } from '../telemetry/log.ts';
import { cloudOf } from '../teams/auth/cloud.ts';
import { timeLimit } from '../time/time-limit.ts';
import { signInProbe, tokensFor, type Tokens } from '../tokens.ts';
import { checksOf, type Patient } from './checks.ts';
import { examine } from './examine.ts';

/** Checks what the environment says, a line a check; resolves to whether all is well. */
export async function consult(environment: Environment, say: (line: string) => void): Promise<boolean> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) say(`wrong   setting ${fault}`);
    say('skipped everything else: it can be checked once the settings can be read');
    return false;
  }
  const { patient, close } = await patientOf(config);
  try {
    return (await examine(checksOf(patient), say)) === 0;
  } finally {
    await close();
  }
}

async function patientOf(config: Config): Promise<{ patient: Patient; close: () => Promise<void> }> {
  const cloud = cloudOf(config.channel);
  const url = config.graph.url;
  // the bot's own tokens alone: the sign-in registration is tried by its probe, so that what is wrong with the one isn't told of the other
  const own: Config = { ...config, signIn: undefined, graph: { ...config.graph, auth: 'application' } };
  // a certificate that can't be read has a check of its own
  const tokens = await tokensFor(own, url ?? '').catch((error: unknown) => noTokens(config, error));
  const patient: Patient = {
    config,
    now: () => new Date(),
    channel: { openIdMetadata: cloud.openIdMetadata, issuer: cloud.issuer },
    channelToken:
      tokens.channel && (() => tokens.channel?.(`${cloud.audience}/.default`) ?? Promise.resolve('')),
    signIn: config.signIn && signInProbe(config, config.signIn, url ?? ''),
    graph: undefined,
  };
  const byPeople = config.mode === 'production' && config.graph.auth === 'delegated';
  if (url === undefined || byPeople) return { patient, close: () => Promise.resolve() };
  const caller = () => ({ personId: undefined, signal: timeLimit(30_000) });
  const client = openGraph({ url, tokens: tokens.graph, log: createLog('silent') });
  const graph = {
    url,
    token: () => tokens.graph.tokenFor(caller()),
    graphFor: () => client.graphFor(caller()),
  };
  return { patient: { ...patient, graph }, close: () => client.close() };
}

function noTokens({ mode }: Config, error: unknown): Tokens {
  const refuse = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
  return {
    graph: { tokenFor: refuse },
    channel: mode === 'production' ? refuse : undefined,
    people: undefined,
  };
}
