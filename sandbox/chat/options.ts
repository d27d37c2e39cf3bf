/** Someone who can be chosen on the page: a user of the tenant. */
export interface ChatPerson {
  /** The user's object id in the directory; becomes `from.aadObjectId`. */
  id: string;
  name: string;
  userPrincipalName: string;
  /** What this person is, in a few words, for whoever chooses. */
  says?: string | undefined;
}

export interface ChatChannel {
  id: string;
  displayName: string;
  membershipType: string;
  /** Ids of the users who are in it; everyone where it is left out. */
  members?: readonly string[] | undefined;
}

/** A team in the shape of the tenant's file: `id` is its group's, `threadId` what activities carry. */
export interface ChatTeam {
  id: string;
  threadId: string;
  displayName: string;
  channels: readonly ChatChannel[];
}

export interface ChatOptions {
  /** Where the bot listens; activities go to `/api/messages` below it. */
  botUrl: string;
  /** Where Graph's stand-in listens; taken for whoever hands over all it knows, never called. */
  graphUrl?: string | undefined;
  people: readonly ChatPerson[] | (() => readonly ChatPerson[] | Promise<readonly ChatPerson[]>);
  tenantId: string;
  /** The admin channel's team (its group id) and the channel. */
  teamId: string;
  channelId: string;
  /** Every team with its channels; a help desk team with two channels where it is left out. */
  teams?: readonly ChatTeam[] | undefined;
  /** 3980; 0 picks a free one. */
  port?: number | undefined;
  /** Loopback only; anything else is refused. */
  host?: string | undefined;
  /** How long a turn may take before the person is told that the app can't be reached: Teams' 15 s. */
  turnTimeoutMs?: number | undefined;
}

/** The teams to show: those given, else one with the admin channel and a standard one. */
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
