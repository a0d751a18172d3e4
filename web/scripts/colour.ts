/** The colours of one theme, by token name without the two hyphens. */
export class Theme {
  readonly name: string;
  #colours: ReadonlyMap<string, string>;

  constructor(name: string, colours: ReadonlyMap<string, string>) {
    this.name = name;
    this.#colours = colours;
  }

  /**
   * The six-digit hex colour of a token.
   *
   * @throws when the token is missing or not an opaque colour: such a pair cannot be checked
   */
  colour(token: string): string {
    const colour = this.#colours.get(token);
    if (colour === undefined) throw new Error(`--${token} is no opaque colour in ${this.name}`);
    return colour;
  }
}

/** Reads the dark theme and the light one, which overrides it, from the text of tokens.css. */
export function readThemes(css: string): Theme[] {
  const dark = colours(block(css, "[data-theme='dark']"));
  const light = colours(block(css, "[data-theme='light']"));
  return [new Theme('dark', dark), new Theme('light', new Map([...dark, ...light]))];
}

function block(css: string, selector: string): string {
  const start = css.indexOf('{', css.indexOf(selector));
  return css.slice(start, css.indexOf('}', start));
}

function colours(declarations: string): Map<string, string> {
  const found = declarations.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;/g);
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, value]));
}

/** The WCAG 2.2 contrast ratio of two six-digit hex colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const lighter = Math.max(luminance(one), luminance(other));
  const darker = Math.min(luminance(one), luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance, from 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
