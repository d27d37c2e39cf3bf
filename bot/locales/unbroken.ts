/** A number with its unit, or a short date: a line never ends within it. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
