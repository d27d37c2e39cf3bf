/** What was filled into an action's form and checked, by field id. */
export type FormValues = Readonly<Record<string, string | number | boolean>>;
