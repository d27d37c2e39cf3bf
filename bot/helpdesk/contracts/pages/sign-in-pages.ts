/** The sentences of a sign-in in the browser, in one language. */
export interface SignInPages {
  /** Its BCP 47 tag. */
  lang: string;
  /** Written from the right. */
  rtl: boolean;
  title: string;
  /** The link was used, is too old, or was opened in another browser. */
  expired: string;
  failed: string;
  done: string;
}
