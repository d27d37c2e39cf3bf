import { badRequest } from '../errors.ts';
import { tokensOf, type Literal, type Token } from './filter-tokens.ts';

export type Comparison = 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt';
export type TextFunction = 'startswith' | 'endswith' | 'contains';

/** A path has a property's names from the outside in. */
export type Filter =
  | { kind: 'compare'; path: string[]; with: Comparison; value: Literal }
  | { kind: 'in'; path: string[]; values: Literal[] }
  | { kind: 'text'; path: string[]; with: TextFunction; value: string }
  | { kind: 'any' | 'all'; path: string[]; variable: string; body: Filter | undefined }
  | { kind: 'true'; path: string[] }
  | { kind: 'not'; of: Filter }
  | { kind: 'and' | 'or'; left: Filter; right: Filter };

const comparisons: readonly string[] = ['eq', 'ne', 'ge', 'gt', 'le', 'lt'];
const textFunctions: readonly string[] = ['startswith', 'endswith', 'contains'];

class Parser {
  readonly #text: string;
  readonly #tokens: Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  whole(): Filter {
    const filter = this.#or();
    if (this.#at < this.#tokens.length) throw this.#wrong();
    return filter;
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Filter {
    let left = this.#unary();
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#unary() };
    return left;
  }

  #unary(): Filter {
    if (this.#takeWord('not')) return { kind: 'not', of: this.#unary() };
    if (this.#takeMark('(')) {
      const inner = this.#or();
      this.#needMark(')');
      return inner;
    }
    const name = this.#name();
    if (textFunctions.includes(name.toLowerCase()))
      return this.#textFunction(name.toLowerCase() as TextFunction);
    const lambda = /^(.+)\/(any|all)$/.exec(name);
    if (lambda?.[1]) return this.#lambda(lambda[1].split('/'), lambda[2] === 'all' ? 'all' : 'any');
    return this.#comparison(name.split('/'));
  }

  #comparison(path: string[]): Filter {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'name' || next.value === 'and' || next.value === 'or') return { kind: 'true', path };
    this.#at++;
    if (comparisons.includes(next.value)) {
      return { kind: 'compare', path, with: next.value as Comparison, value: this.#literal() };
    }
    if (next.value !== 'in') throw this.#wrong();
    this.#needMark('(');
    const values = [this.#literal()];
    while (this.#takeMark(',')) values.push(this.#literal());
    this.#needMark(')');
    return { kind: 'in', path, values };
  }

  #textFunction(name: TextFunction): Filter {
    this.#needMark('(');
    const path = this.#name().split('/');
    this.#needMark(',');
    const value = this.#literal();
    this.#needMark(')');
    if (typeof value !== 'string') throw this.#wrong();
    return { kind: 'text', path, with: name, value };
  }

  #lambda(path: string[], kind: 'any' | 'all'): Filter {
    this.#needMark('(');
    if (this.#takeMark(')')) return { kind, path, variable: '', body: undefined };
    const variable = this.#name();
    this.#needMark(':');
    const body = this.#or();
    this.#needMark(')');
    return { kind, path, variable, body };
  }

  #literal(): Literal {
    const token = this.#tokens[this.#at++];
    if (token?.kind !== 'literal') throw this.#wrong();
    return token.value;
  }

  #name(): string {
    const token = this.#tokens[this.#at++];
    if (token?.kind !== 'name') throw this.#wrong();
    return token.value;
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'name' || token.value !== word) return false;
    this.#at++;
    return true;
  }

  #takeMark(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || token.value !== mark) return false;
    this.#at++;
    return true;
  }

  #needMark(mark: string): void {
    if (!this.#takeMark(mark)) throw this.#wrong();
  }

  #wrong(): Error {
    return badRequest(`Invalid filter clause: syntax error in '${this.#text}'.`);
  }
}

/** Reads a $filter. Throws BadRequest if it isn't valid. */
export const parseFilter = (text: string): Filter => new Parser(text).whole();
