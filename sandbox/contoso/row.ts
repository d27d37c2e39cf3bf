export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };
export type Row = Record<string, Json>;
