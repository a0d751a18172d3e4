// Lighthouse on sign-in, the companies list and a company, against the production stack.
//
// usage: node lighthouse.ts [runs]    the score told is the median of the runs, 3 unless said
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

import { PEOPLE } from '../e2e/fixtures/people.ts';
import { CHROMIUM_SWITCHES, chromiumPath } from '../e2e/stack/chromium.ts';
import { Stack } from '../e2e/stack/stack.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const LIMITS = { performance: 95, accessibility: 100, 'best-practices': 100 };
const PRESETS = { desktop: desktopConfig, mobile: undefined };

type Scores = Record<(typeof CATEGORIES)[number], number>;

const runs = Number(process.argv[2] ?? 3);
const stack = new Stack();
const shortcomings: string[] = [];
const table: Record<string, Scores & { 'LCP (s)': string; CLS: string }> = {};

try {
  await stack.start();
  const { web } = stack.addresses;
  const cookie = await signIn(web);
  const pages = {
    'sign-in': { path: '/login', headers: {} },
    'companies list': { path: '/app/companies', headers: { cookie } },
    company: { path: `/app/companies/${await anyCompany(web, cookie)}`, headers: { cookie } },
  };
  for (const [page, { path, headers }] of Object.entries(pages)) {
    for (const preset of ['desktop', 'mobile'] as const) {
      await measure(`${page}, ${preset}`, web + path, headers, preset);
    }
  }
} finally {
  await stack.stop();
  stack.remove();
}

console.table(table);
for (const shortcoming of shortcomings) console.error(shortcoming);
if (shortcomings.length > 0) process.exitCode = 1;

async function measure(
  name: string,
  url: string,
  extraHeaders: Record<string, string>,
  preset: keyof typeof PRESETS,
): Promise<void> {
  const found: { scores: Scores; lcp: number; cls: number }[] = [];
  const failed = new Set<string>();
  for (let run = 0; run < runs; run++) {
    const browser = await launch({
      chromePath: chromiumPath(),
      chromeFlags: ['--headless', '--no-sandbox', ...CHROMIUM_SWITCHES],
    });
    try {
      const result = await lighthouse(
        url,
        {
          port: browser.port,
          onlyCategories: [...CATEGORIES],
          extraHeaders,
          logLevel: 'error',
        },
        PRESETS[preset],
      );
      if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
      const { audits, categories } = result.lhr;
      const scores = Object.fromEntries(
        CATEGORIES.map((id) => [id, Math.round((categories[id]?.score ?? 0) * 100)]),
      ) as Scores;
      found.push({
        scores,
        lcp: audits['largest-contentful-paint']?.numericValue ?? NaN,
        cls: audits['cumulative-layout-shift']?.numericValue ?? NaN,
      });
      for (const id of ['accessibility', 'best-practices'] as const) {
        for (const { id: audit, weight } of categories[id]?.auditRefs ?? []) {
          if (weight > 0 && audits[audit]?.score === 0) failed.add(audit);
        }
      }
    } finally {
      browser.kill();
    }
  }

  const scores = Object.fromEntries(
    CATEGORIES.map((id) => [id, median(found.map((run) => run.scores[id]))]),
  ) as Scores;
  table[name] = {
    ...scores,
    'LCP (s)': (median(found.map(({ lcp }) => lcp)) / 1000).toFixed(2),
    CLS: Math.max(...found.map(({ cls }) => cls)).toFixed(3),
  };
  for (const id of CATEGORIES) {
    // The mobile preset slows a slow machine's processor down fourfold more: told, not required.
    if (scores[id] >= LIMITS[id] || (id === 'performance' && preset === 'mobile')) continue;
    shortcomings.push(
      `${name}: ${id} ${scores[id]}, wanted ${LIMITS[id]} ${id === 'performance' ? '' : [...failed].join(', ')}`,
    );
  }
}

async function signIn(web: string): Promise<string> {
  const answer = await fetch(`${web}/login`, {
    method: 'POST',
    body: new URLSearchParams({ ...PEOPLE.admin, keep: 'on' }),
    headers: { origin: web, accept: 'text/html' },
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

async function anyCompany(web: string, cookie: string): Promise<number> {
  const answer = await fetch(`${web}/api/companies/?limit=1&ordering=name`, {
    headers: { cookie },
  });
  const page = (await answer.json()) as { items: { id: number }[] };
  const [company] = page.items;
  if (!company) throw new Error('There is no company.');
  return company.id;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
