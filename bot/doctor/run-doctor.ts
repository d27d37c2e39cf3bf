import {
  ConfigError,
  readConfig,
  type Config,
  type Environment,
  type ProductionConfig,
} from '../config/index.ts';
import { openGraph, type TokenSource } from '../graph/index.ts';
import { cloudOf } from '../teams/auth/cloud.ts';
import { createLog } from '../telemetry/log.ts';
import { timeLimit } from '../time/time-limit.ts';
import { signInProbe, tokensFor, type Tokens } from '../tokens.ts';
import { checksOf, type ProductionSubject, type Subject } from './checks.ts';
import { explain } from './explain.ts';
import { wrong, type Check, type Finding } from './finding.ts';

type Say = (line: string) => void;

/** Checks what the environment says, one line per check. Resolves to whether all is well. */
export async function runDoctor(environment: Environment, say: Say): Promise<boolean> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) say(`wrong   setting ${fault}`);
    say('skipped everything else: correct the settings first');
    return false;
  }
  const { subject, close } = await openSubject(config);
  try {
    return (await runChecks(checksOf(subject), say)) === 0;
  } finally {
    await close();
  }
}

/** Runs the checks one after the other. Resolves to how many found something wrong. */
async function runChecks(checks: readonly Check[], say: Say): Promise<number> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const finding = await check.run().catch((error: unknown) => wrong(explain(error)));
    findings.push(finding);
    say(`${finding.state.padEnd(7)} ${check.name}: ${finding.says}`);
  }
  say(summary(findings));
  return countOf(findings, 'wrong');
}

const countOf = (findings: readonly Finding[], state: Finding['state']) =>
  findings.filter((finding) => finding.state === state).length;

/** Claims no more than was seen. */
function summary(findings: readonly Finding[]): string {
  const [faults, notes] = [countOf(findings, 'wrong'), countOf(findings, 'note')];
  const unknown = findings.reduce((sum, { unchecked = 0 }) => sum + unchecked, 0);
  const rest = [
    ...(unknown > 0
      ? [`${unknown} ${unknown === 1 ? 'thing is' : 'things are'} unchecked: “skipped” says why`]
      : []),
    ...(notes > 0 ? [`${notes} noted`] : []),
  ];
  if (faults > 0) return [`${faults} of ${findings.length} checks found something wrong`, ...rest].join('; ');
  return rest.length > 0 ? ['nothing wrong was found', ...rest].join('; ') : 'all is well';
}

async function openSubject(config: Config): Promise<{ subject: Subject; close: () => Promise<void> }> {
  const { url } = config.graph;
  const tokens = await ownTokens(config, url ?? '');
  const subject: Subject = {
    config,
    now: () => new Date(),
    production: config.mode === 'production' ? productionSubject(config, tokens) : undefined,
    graph: undefined,
  };
  const asksAsOperators = config.mode === 'production' && config.graphAuth === 'delegated';
  if (url === undefined || asksAsOperators) return { subject, close: () => Promise.resolve() };
  const caller = () => ({ personId: undefined, signal: timeLimit(30_000) });
  const client = openGraph({ url, tokens: tokens.graph, log: createLog('silent') });
  const graph = {
    url,
    token: () => tokens.graph.tokenFor(caller()),
    graphFor: () => client.graphFor(caller()),
  };
  return { subject: { ...subject, graph }, close: () => client.close() };
}

interface OwnTokens {
  graph: TokenSource;
  channel: (scope: string) => Promise<string>;
}

/**
 * The bot's own tokens, without those of operators: the sign-in registration has its own checks, so a fault of one registration
 * isn't reported for the other. An unreadable certificate doesn't end the run: it has a check, too.
 */
async function ownTokens(config: Config, graphUrl: string): Promise<OwnTokens> {
  const own: Config =
    config.mode === 'demo' ? config : { ...config, graphAuth: 'application', signIn: undefined };
  const refuse = (error: unknown) => () =>
    Promise.reject(error instanceof Error ? error : new Error(String(error)));
  const noChannel = refuse(new Error('the demo sends Teams no token'));
  return tokensFor(own, graphUrl).then(
    (tokens: Tokens) => ({
      graph: tokens.graph,
      channel: tokens.mode === 'demo' ? noChannel : tokens.channel,
    }),
    (error: unknown) => ({ graph: { tokenFor: refuse(error) }, channel: refuse(error) }),
  );
}

function productionSubject(config: ProductionConfig, { channel }: OwnTokens): ProductionSubject {
  const { openIdMetadata, issuer, audience } = cloudOf(config.channel);
  return {
    config,
    channelKeys: { openIdMetadata, issuer },
    channelToken: () => channel(`${audience}/.default`),
    signIn: config.signIn && {
      registration: config.signIn,
      probe: signInProbe(config, config.signIn, config.graph.url),
    },
  };
}
