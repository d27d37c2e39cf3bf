export type Clock = () => Date;
/** An opaque identifier that can't be guessed. */
export type NewId = () => string;
