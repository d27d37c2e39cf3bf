import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackageSettings } from '../../bot/config/index.ts';
import { writeAppPackage } from '../../bot/package/app-package.ts';
import { projectRoot } from '../../bot/paths/project-root.ts';
import { azureAt, SetupFault, signedIn } from './az.ts';
import { deployButton, repositoryIn } from './button.ts';
import { newCertificate, ON_HOST, uploadCertificate } from './certificate.ts';
import { channelIn, forCloud, parameterFrom, readParameters, writeParameters } from './parameters.ts';
import { grantToIdentity, signInRegistration, uriFor } from './registration.ts';
import { buildRelease } from './release.ts';

const USAGE = `usage: npm run setup -- --name NAME [--location REGION] [--group GROUP] [--set PARAMETER=VALUE]… [--release ZIP]
       npm run setup -- --channel LINK
       npm run setup -- --button`;
const root = projectRoot();
const template = join(root, 'infra/azuredeploy.json');

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run setup`: from nothing to a bot on App Service. Each step says what it did, and finds what an earlier run has left. */
async function setUp(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      name: { type: 'string' },
      location: { type: 'string' },
      group: { type: 'string' },
      channel: { type: 'string' },
      set: { type: 'string', multiple: true },
      release: { type: 'string' },
      parameters: { type: 'string', default: 'help-desk.parameters.json' },
      out: { type: 'string' },
      button: { type: 'boolean' },
    },
  });
  if (options.button) {
    sayButton();
    return;
  }
  const file = resolve(options.parameters);
  const known = readParameters(file);
  const name = options.name ?? (typeof known.name === 'string' ? known.name : undefined);
  if (name === undefined || !/^[a-z\d][a-z\d-]{2,40}[a-z\d]$/.test(name))
    throw new SetupFault(`--name: 4 to 42 lower-case letters, digits and hyphens.\n${USAGE}`);
  const group = options.group ?? name;

  const { account, cloud, graphUrl } = await signedIn();
  const azure = azureAt(graphUrl);
  say(`1. Signed in as ${account.user.name}: subscription ${account.name}, tenant ${account.tenantId}.`);
  const parameters = {
    ...forCloud(cloud),
    ...known,
    name,
    ...(options.channel === undefined ? {} : channelIn(options.channel, account.tenantId)),
    ...Object.fromEntries(
      (options.set ?? []).map((one) => parameterFrom(one, readFileSync(template, 'utf8'))),
    ),
  } as ReturnType<typeof readParameters>;

  const place = options.location === undefined ? [] : ['--location', options.location];
  if ((await azure.az('group', 'exists', '--name', group)) !== true) {
    if (place.length === 0)
      throw new SetupFault('--location: name a region for the new resource group, such as westeurope.');
    await azure.az('group', 'create', '--name', group, ...place);
  }
  const identity = (await azure.az(
    'identity',
    'create',
    '--resource-group',
    group,
    '--name',
    name,
    ...place,
  )) as {
    clientId: string;
    principalId: string;
  };
  say(`2. The bot's identity in the resource group ${group}: ${identity.clientId}`);

  const publicUrl = `https://${name}.${textOf(parameters.hostSuffix, 'azurewebsites.net')}`;
  const graphAuth = textOf(parameters.graphAuth, 'delegated');
  const botId = identity.clientId;
  const signIn = await signInRegistration(azure, { name, botId, publicUrl, graphAuth });
  say(`3. The sign-in registration, with its permissions: ${signIn.appId}`);

  const pem = join(dirname(file), `${name}.sso.pem`);
  const thumbprint = textOf(parameters.ssoCertificateThumbprint, '');
  const certificate = await newCertificate(azure, signIn, thumbprint, pem);
  say(
    `4. ${certificate ? 'A new certificate for the sign-in registration.' : 'The certificate of the sign-in registration is still valid.'}`,
  );
  Object.assign(parameters, { ssoAppId: signIn.appId, ssoAppIdUri: uriFor(botId) });
  if (certificate)
    Object.assign(parameters, {
      ssoCertificatePath: ON_HOST,
      ssoCertificateThumbprint: certificate.thumbprint,
    });
  writeParameters(file, parameters);

  await azure.az(
    ...['deployment', 'group', 'create', '--resource-group', group, '--name', 'help-desk'],
    ...['--template-file', template, '--parameters', `@${file}`],
  );
  say(`5. The app, the Azure Bot and its Teams channel, with the parameters in ${file}.`);
  if (certificate) await uploadCertificate(azure, group, name, pem);
  if (options.channel === undefined) {
    const zip = options.release ?? (await buildRelease(root));
    const on = ['--resource-group', group, '--name', name];
    await azure.az('webapp', 'deploy', ...on, '--type', 'zip', '--src-path', zip);
    say(`6. The bot runs at ${publicUrl}: ${zip}`);
  } else say('6. The bot has its new settings. Its code is unchanged.');
  if (graphAuth === 'application') {
    const granted = await grantToIdentity(azure, identity.principalId);
    say(`   The bot's own permissions: ${granted.join(', ') || 'nothing was missing'}.`);
  }

  const packageSettings = readPackageSettings({
    MicrosoftAppId: botId,
    SsoAppId: signIn.appId,
    SsoAppIdUri: uriFor(botId),
    PublicUrl: publicUrl,
  });
  const app = await writeAppPackage(root, packageSettings, resolve(options.out ?? join(root, 'dist')));
  say(`7. The app package: ${app}`);
  sayWhatIsLeft(cloud, signIn.appId, parameters.adminChannelId !== undefined);
}

const textOf = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);

function sayWhatIsLeft(cloud: string, appId: string, hasChannel: boolean): void {
  const entra = cloud === 'AzureUSGovernment' ? 'https://entra.microsoft.us' : 'https://entra.microsoft.com';
  say('\nBy hand, because a person has to decide it (docs/setup.md):');
  say(
    `- Grant admin consent: ${entra}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/${appId}`,
  );
  say('- Upload the app package: Teams admin center, Teams apps, Manage apps.');
  if (!hasChannel) say("- Make the private admin channel, and run: npm run setup -- --channel 'LINK'");
}

function sayButton(): void {
  const { stdout: remote } = spawnSync('git', ['config', '--get', 'remote.origin.url'], { encoding: 'utf8' });
  const repository = repositoryIn(remote);
  if (repository === undefined)
    throw new SetupFault(
      `the remote origin is ${remote.trim() || 'not set'}: the button needs a public repository on GitHub.`,
    );
  say(deployButton(repository));
}

await setUp().catch((error: unknown) => {
  if (!(error instanceof SetupFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
