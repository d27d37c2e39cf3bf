/** A text with a capital first letter, as where it stands alone. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
