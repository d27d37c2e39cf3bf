export type { BotIdentity, Limits, SavedServiceUrl, SharedTeamsOptions } from './options.ts';
export { neededFor } from './http/readiness.ts';
export { type Teams, startTeams } from './start-teams.ts';
