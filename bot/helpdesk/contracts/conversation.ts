/**
 * What a person said or pressed, and what the bot answers, without anything of the channel that carried it. bot/teams makes
 * the one and sends the other.
 */
export interface Request {
  /** Correlation id of this turn, for logs. */
  id: string;
  /** Who speaks, as the channel vouches for it: Entra object id in the configured tenant. */
  personId: string;
  place: Place;
  said: Said;
  /** BCP 47 tag the channel gave, such as `en-US`. */
  locale: string;
  /** Aborts when the turn's time is over. */
  signal: AbortSignal;
}

/** Where it was said. Personal data goes to `personal` alone. */
export type Place =
  | { kind: 'personal' }
  | { kind: 'group' }
  | { kind: 'channel'; channelId: string; teamThreadId: string | undefined; teamGroupId: string | undefined };

export type Said =
  /** A message, with the mention of the bot taken out. */
  | { kind: 'message'; text: string }
  /** A press of an Action.Execute: its verb, and its data with the card's inputs. Client input, nothing of it is believed. */
  | {
      kind: 'press';
      verb: string;
      data: Readonly<Record<string, unknown>>;
      /** The card that was pressed, where the channel says which. */
      card?: CardPlace | undefined;
    }
  /** A picker that searches as one types. */
  | { kind: 'search'; dataset: string; text: string; skip: number; most: number }
  /** The person met the bot: installed it or opened the chat. */
  | { kind: 'arrived'; conversationId: string };

/** What goes back. `privately` is sent to the person one-to-one, before `here` is answered. */
export interface Reply {
  here: Answer;
  /** Where `here` may not be posted (Teams answers 403): said one-to-one, and `here` after it. Without it nothing is. */
  ifRefused?: Answer;
  privately?: {
    answer: Answer;
    /** Said here instead where the person can't be written to one-to-one. */
    otherwise: Answer;
  };
}

export type Answer =
  /** A card: which template, what fills it, and one line for notifications and where cards can't be drawn. */
  | { kind: 'card'; card: CardName; view: View; summary: string }
  /** Plain sentences without buttons. In answer to a press they are shown as a card. */
  | { kind: 'text'; text: string }
  /** What a picker offers. */
  | { kind: 'choices'; choices: { title: string; value: string }[] }
  /** A file that the person may take: offered one-to-one, wherever it was asked for. */
  | { kind: 'file'; name: string; content: string; about: string }
  /** Asks the person to sign in, one-to-one alone; what they asked for is asked again by itself once they have. */
  | { kind: 'signIn'; text: string; button: string }
  | { kind: 'nothing' };

export type CardName =
  | 'action-form'
  | 'actions'
  | 'audit'
  | 'choice'
  | 'confirm'
  | 'device'
  | 'devices'
  | 'groups'
  | 'help'
  | 'notice'
  | 'receipt'
  | 'role'
  | 'role-confirm'
  | 'role-form'
  | 'roles'
  | 'secret'
  | 'several'
  | 'user'
  | 'whoami';

/** What a template is filled with: strings, booleans and lists of such, nothing else. */
export interface View {
  [name: string]: string | boolean | readonly string[] | View | readonly View[];
}

/** The bot's way to speak first. Both reject where it could not be brought. */
export interface Messenger {
  /** Puts a card in another one's place. */
  update(place: CardPlace, answer: Answer): Promise<void>;
  /** Says something in the conversation that a card stands in. */
  tell(place: CardPlace, answer: Answer): Promise<void>;
}

export type Handle = (request: Request) => Promise<Reply>;

/** What to say if a turn can't be served at all, in the language the channel gave. */
export type Fallbacks = (locale: string | undefined) => FallbackAnswers;

export interface FallbackAnswers {
  /** A fault of the bot's own. `id` is the turn's, to quote. */
  fault(id: string): Answer;
  /** The turn's time ran out before it began or before it was answered. */
  late(): Answer;
  guest(): Answer;
  foreignTenant(): Answer;
  unknownSpeaker(): Answer;
  /** This person asks more than one person does. */
  tooMany(): Answer;
  /** They have signed in, and nothing waits for it any more. */
  signedIn(): Answer;
  /** What came of a sign-in can't be used: it was someone else's, used before or too late. */
  signInFailed(): Answer;
  /** Said where a file was asked for, behind the file's own `about`: it is offered one-to-one. */
  filePrivately(): Answer;
  /** The file that was accepted or declined isn't kept any more, or never was this person's. */
  fileGone(): Answer;
  fileDone(name: string): Answer;
  fileDeclined(): Answer;
  /** It could not be offered, or not be handed over. */
  fileFailed(): Answer;
}

/** Where a card is, in the channel's terms. */
export interface CardPlace {
  serviceUrl: string;
  conversationId: string;
  activityId: string;
}

/** Fills a card's template; the result is an Adaptive Card's JSON. */
export type RenderCard = (card: CardName, view: View) => Record<string, unknown>;
