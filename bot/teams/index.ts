export { loadCards } from './render.ts';
export type { ChannelSettings, Limits, TeamsOptions, TextAsCard } from './options.ts';
export { type Teams, startTeams } from './start-teams.ts';
