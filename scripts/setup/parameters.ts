import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SetupFault } from './az.ts';

type Value = string | number | boolean | object;
export type Parameters = Record<string, Value>;

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

/** The template's parameters, as an earlier run or somebody's editor left them. */
export function readParameters(file: string): Parameters {
  if (!existsSync(file)) return {};
  const { parameters } = JSON.parse(readFileSync(file, 'utf8')) as {
    parameters: Record<string, { value: Value }>;
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
}

export function writeParameters(file: string, values: Parameters): void {
  const parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  const content = { $schema: SCHEMA, contentVersion: '1.0.0.0', parameters };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** NAME=VALUE as the template's parameter of that name wants it. */
export function parameterFrom(text: string, template: string): [string, Value] {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  const { parameters } = JSON.parse(template) as { parameters: Record<string, { type: string } | undefined> };
  const type = at > 0 ? parameters[name]?.type : undefined;
  if (type === undefined) throw new SetupFault(`--set ${text}: the template has no such parameter.`);
  return [name, type === 'string' ? value : (JSON.parse(value) as Value)];
}

/** What a link to a channel says, as Teams gives it: "Get link to channel". */
export function channelIn(link: string, tenantId: string): { adminTeamId: string; adminChannelId: string } {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const adminChannelId = decodeURIComponent(/\/channel\/([^/]+)/.exec(url?.pathname ?? '')?.[1] ?? '');
  const adminTeamId = url?.searchParams.get('groupId') ?? '';
  if (!/^19:\S+$/.test(adminChannelId) || !/^[\da-f-]{36}$/i.test(adminTeamId))
    throw new SetupFault('--channel: give the link that Teams copies with "Get link to channel", in quotes.');
  const of = url?.searchParams.get('tenantId');
  if (of !== null && of !== undefined && of !== tenantId)
    throw new SetupFault(
      `--channel: the channel is in the tenant ${of}, and az is signed in to ${tenantId}.`,
    );
  return { adminTeamId, adminChannelId };
}

/** What differs in the US government cloud. GCC High's Graph; DoD sets its own with --set graphUrl=… */
export const forCloud = (cloud: string): Parameters =>
  cloud === 'AzureUSGovernment'
    ? {
        hostSuffix: 'azurewebsites.us',
        channelService: 'https://botframework.azure.us',
        authorityHost: 'https://login.microsoftonline.us',
        graphUrl: 'https://graph.microsoft.us',
      }
    : {};
