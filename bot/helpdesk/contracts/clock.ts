export type Clock = () => Date;
/** Makes an opaque id that nobody can guess. */
export type NewId = () => string;
