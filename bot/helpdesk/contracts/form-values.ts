/** What was filled into an action's form, checked; by the fields' ids. */
export type FormValues = Readonly<Record<string, string | number | boolean>>;
