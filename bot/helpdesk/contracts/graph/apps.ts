/**
 * What became of putting the bot into a person's Teams. there: they have it already. notAllowed: the tenant doesn't let the bot do it, or not
 * for this person. notInCatalog: the organization's catalog doesn't have the app.
 */
export type Installed = 'installed' | 'there' | 'notAllowed' | 'notInCatalog' | 'failed';

/** The bot's own app in Teams. It is asked with the bot's own rights, never with an operator's. */
export interface TeamsApps {
  /** Installs the bot for a person, by their Entra object id. It never throws. */
  install(personId: string): Promise<Installed>;
}
