import { Marked, type MarkedToken, type Token } from 'marked';

/** A piece of a line. Whatever Markdown knows besides is shown as its plain text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'em'; inside: Inline[] }
  | { kind: 'del'; inside: Inline[] }
  | { kind: 'link'; href: string; host: string; inside: Inline[] }
  | { kind: 'cite'; n: number }
  | { kind: 'break' };

/** A block of an answer. */
export type Block =
  | { kind: 'paragraph' | 'heading'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; inside: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Cell[]; rows: Cell[][] }
  | { kind: 'rule' };

export interface Cell {
  align: 'left' | 'center' | 'right';
  inside: Inline[];
}

/** Deeper than this an answer is no answer: it is shown as text. */
const DEEPEST = 12;

// HTML is text here, and nothing may give a citation's number, "[1]", an address of its own.
const lexer = new Marked({
  gfm: true,
  tokenizer: {
    html: () => undefined,
    tag: () => undefined,
    def: () => undefined,
    reflink: () => undefined,
  },
});

/**
 * Reads the Markdown of an answer into what may be shown: an allow-list, so that no HTML, no image and no
 * address of another kind than http, https and mailto gets through.
 */
export function readMarkdown(text: string): Block[] {
  return blocks(lexer.lexer(text), 0);
}

// The lexer's own tokens are a closed set; only extensions, of which there are none, add to it.
const known = (tokens: readonly Token[]): MarkedToken[] => tokens as MarkedToken[];

function blocks(tokens: readonly Token[], depth: number): Block[] {
  return known(tokens).flatMap((token) => block(token, depth + 1));
}

function block(token: MarkedToken, depth: number): Block[] {
  if (depth > DEEPEST) return [{ kind: 'paragraph', inside: plain(token.raw) }];
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
      return [{ kind: 'heading', inside: inlines(token.tokens, depth) }];
    case 'paragraph':
      return [{ kind: 'paragraph', inside: inlines(token.tokens, depth) }];
    case 'text':
      return [
        {
          kind: 'paragraph',
          inside: token.tokens ? inlines(token.tokens, depth) : plain(token.text),
        },
      ];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: token.ordered,
          start: token.start === '' ? 1 : token.start,
          items: token.items.map((item) => blocks(item.tokens, depth)),
        },
      ];
    case 'blockquote':
      return [{ kind: 'quote', inside: blocks(token.tokens, depth) }];
    case 'code':
      return [{ kind: 'code', text: token.text }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'table': {
      const cell = ({ align, tokens }: (typeof token.header)[number]): Cell => ({
        align: align ?? 'left',
        inside: inlines(tokens, depth),
      });
      return [
        {
          kind: 'table',
          head: token.header.map(cell),
          rows: token.rows.map((row) => row.map(cell)),
        },
      ];
    }
    default:
      return [{ kind: 'paragraph', inside: plain(token.raw) }];
  }
}

function inlines(tokens: readonly Token[], depth: number): Inline[] {
  return known(tokens).flatMap((token) => inline(token, depth + 1));
}

function inline(token: MarkedToken, depth: number): Inline[] {
  if (depth > DEEPEST) return plain(token.raw);
  switch (token.type) {
    case 'text':
      return token.tokens ? inlines(token.tokens, depth) : plain(token.text);
    case 'escape':
      return [{ kind: 'text', text: token.text }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'strong':
    case 'em':
    case 'del':
      return [{ kind: token.type, inside: inlines(token.tokens, depth) }];
    case 'br':
      return [{ kind: 'break' }];
    case 'image':
      return plain(token.text);
    case 'link':
      return link(token.href, inlines(token.tokens, depth));
    case 'checkbox':
      return plain(token.checked ? '☑ ' : '☐ ');
    default:
      return plain(token.raw);
  }
}

function link(href: string, inside: Inline[]): Inline[] {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url?.protocol === 'mailto:') {
    return [{ kind: 'link', href: url.href, host: url.pathname, inside }];
  }
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  // A name before the host ("https://bank.example@evil.example") is there to mislead.
  if (!web || url.username || url.password) return inside;
  return [{ kind: 'link', href: url.href, host: url.host, inside }];
}

/** Text with the numbers of citations in it: "as agreed [1]". */
function plain(text: string): Inline[] {
  return text.split(/(\[\d{1,3}\])/).flatMap((part): Inline[] => {
    if (part === '') return [];
    const n = /^\[(\d{1,3})\]$/.exec(part)?.[1];
    return [n === undefined ? { kind: 'text', text: part } : { kind: 'cite', n: Number(n) }];
  });
}

/** What an inline says without its marks, for names and titles. */
export function textOf(inside: readonly Inline[]): string {
  return inside
    .map((one) => {
      if (one.kind === 'text' || one.kind === 'code') return one.text;
      if (one.kind === 'cite') return '';
      return one.kind === 'break' ? ' ' : textOf(one.inside);
    })
    .join('');
}
