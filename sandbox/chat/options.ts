/** Someone who can be chosen on the page: a user of the tenant. */
export interface ChatPerson {
  /** The user's object id in the directory, sent as `from.aadObjectId`. */
  id: string;
  name: string;
  userPrincipalName: string;
  /** A short description of this person, shown in the list of people. */
  says?: string | undefined;
  /** What playing them shows. People who show the same stand together in the list. */
  shows?: string | undefined;
  /** What they would say to the bot first. */
  begins?: string | undefined;
}

/** Two people to play side by side. */
export interface ChatPair {
  /** Their ids. The second one's window opens `place`: `personal` or a channel's id. */
  people: readonly string[];
  title: string;
  /** What can be tried with them. */
  says: string;
  place: string;
}

export interface ChatChannel {
  id: string;
  displayName: string;
  membershipType: string;
  /** Ids of the members; everyone if left out. */
  members?: readonly string[] | undefined;
}

/** A team as in the tenant's file: `id` is its group's id, `threadId` is the id in activities. */
export interface ChatTeam {
  id: string;
  threadId: string;
  displayName: string;
  channels: readonly ChatChannel[];
}

export interface ChatOptions {
  /** The bot's address. Activities go to its `/api/messages`. */
  botUrl: string;
  /** The sandbox's Graph. Not used; accepted so that callers can pass all their settings. */
  graphUrl?: string | undefined;
  people: readonly ChatPerson[] | (() => readonly ChatPerson[] | Promise<readonly ChatPerson[]>);
  pairs?: readonly ChatPair[] | undefined;
  tenantId: string;
  /** The admin channel's team (its group id) and the channel. */
  teamId: string;
  channelId: string;
  /** Whether a person has the bot in Teams. Without it, everybody has. */
  hasBot?: ((personId: string) => boolean) | undefined;
  /** Every team with its channels. If left out, there is a help desk team with two channels. */
  teams?: readonly ChatTeam[] | undefined;
  /** BCP 47 tags of the languages that the bot speaks, to read its cards in. Without them, there is nothing to choose. */
  languages?: readonly string[] | undefined;
  /** Default 3980; 0 picks a free port. */
  port?: number | undefined;
  /** Loopback only; anything else is refused. */
  host?: string | undefined;
  /** How long a turn may take until the person is told that the app can't be reached. Default: 15 s, as in Teams. */
  turnTimeoutMs?: number | undefined;
}

/** The teams to show. By default one team with the admin channel and a standard channel. */
export function teamsOf(options: ChatOptions): readonly ChatTeam[] {
  if (options.teams && options.teams.length > 0) return options.teams;
  const threadId = '19:helpdesk-team@thread.tacv2';
  return [
    {
      id: options.teamId,
      threadId,
      displayName: 'Help desk',
      channels: [
        { id: threadId, displayName: 'General', membershipType: 'standard' },
        { id: options.channelId, displayName: 'Help desk admins', membershipType: 'private' },
      ],
    },
  ];
}
