export type {
  BotIdentity,
  ChannelSettings,
  Limits,
  SavedServiceUrl,
  SharedTeamsOptions,
  TeamsOptions,
  TextAsCard,
} from './options.ts';
export type { SignInOptions } from './sign-in/sign-in.ts';
export { neededFor } from './http/readiness.ts';
export { type Teams, startTeams } from './start-teams.ts';
