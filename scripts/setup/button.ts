/** The address that opens the template in Azure's portal. The repository has to be public: Azure's portal fetches the template without a sign-in. */
export function deployLink(repository: string): string {
  const template = `https://raw.githubusercontent.com/${repository}/HEAD/infra/azuredeploy.json`;
  return `https://portal.azure.com/#create/Microsoft.Template/uri/${encodeURIComponent(template)}`;
}

export const deployButton = (repository: string) =>
  `[![Deploy to Azure](https://aka.ms/deploytoazurebutton)](${deployLink(repository)})`;

/** OWNER/REPOSITORY in a remote's address on GitHub, however it is written. */
export const repositoryIn = (remote: string): string | undefined =>
  /^(?:https:\/\/(?:[^@/]+@)?|ssh:\/\/git@|git@)github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
    remote.trim(),
  )?.[1];
