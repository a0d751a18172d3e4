import { aDeal, aFunnel, cardOf, columnOf, type Deal, expectColumn } from '../fixtures/deals.ts';
import { expectEveryControlOnTabsWay, expectNoViolations } from '../fixtures/accessible.ts';
import { expectNoSidewaysScroll } from '../fixtures/reflow.ts';
import { expect, test } from '../fixtures/test.ts';

test('a card that is dragged takes its worth along, is saved, and comes back by undo', async ({
  page,
  api,
}) => {
  const funnel = await aFunnel(api);
  const pilot = await aDeal(api, funnel, 'Fleet telemetry', { amount: 50_000 });
  await aDeal(api, funnel, 'Yard planning', { amount: 90_000, stage: 'Proposal' });
  await aDeal(api, funnel, 'Dock sensors', { amount: 10_000, stage: 'Proposal' });
  await page.goto(funnel.path);
  await expectColumn(page, 'Proposal', ['Yard planning', 'Dock sensors']);
  await expect(page.getByText('$150,000 open, $70,000 weighted')).toBeVisible();

  const card = cardOf(page, 'Fleet telemetry');
  const from = await card.boundingBox();
  const to = await columnOf(page, 'Proposal').boundingBox();
  if (!from || !to) throw new Error('The board is not drawn.');
  await page.mouse.move(from.x + 50, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(to.x + 50, to.y + 200, { steps: 4 });
  // What would be added stands in the head before anything happens.
  await expect(page.getByText('+50,000')).toBeVisible();
  await expect(page.getByText('+$30K weighted')).toBeVisible();
  await page.mouse.up();

  await expectColumn(page, 'Qualified', []);
  await expectColumn(page, 'Proposal', ['Yard planning', 'Fleet telemetry', 'Dock sensors']);
  await expect(page.getByText('Fleet telemetry moved to Proposal, position 2 of 3')).toBeAttached();
  await expect(columnOf(page, 'Proposal')).toHaveAccessibleName('Proposal, 3 deals, $150,000');
  await expect(page.getByText('$150,000 open, $90,000 weighted')).toBeVisible();
  await expect(page.getByText('Fleet telemetry moved to Proposal', { exact: true })).toBeVisible();
  expect((await api.read<Deal>(`/api/deals/${pilot.id}`)).stage_name).toBe('Proposal');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expectColumn(page, 'Qualified', ['Fleet telemetry']);
  await expectColumn(page, 'Proposal', ['Yard planning', 'Dock sensors']);
  expect((await api.read<Deal>(`/api/deals/${pilot.id}`)).stage_name).toBe('Qualified');
});

test('the whole board works by keys', async ({ page, api }) => {
  const funnel = await aFunnel(api);
  await aDeal(api, funnel, 'Alder', { amount: 3 });
  await aDeal(api, funnel, 'Birch', { amount: 2 });
  const cedar = await aDeal(api, funnel, 'Cedar', { amount: 9, stage: 'Negotiation' });
  await page.goto(funnel.path);
  const { keyboard } = page;

  await cardOf(page, 'Alder').focus();
  await keyboard.press('ArrowDown');
  await expect(cardOf(page, 'Birch')).toBeFocused();
  // The empty column between is passed over.
  await keyboard.press('ArrowRight');
  await expect(cardOf(page, 'Cedar')).toBeFocused();
  await keyboard.press('1');
  await expect(cardOf(page, 'Alder')).toBeFocused();

  await keyboard.press('Space');
  await expect(page.getByText(/^Alder lifted\./)).toBeAttached();
  await keyboard.press('ArrowRight');
  await expect(page.getByText('Over Proposal')).toBeAttached();
  await keyboard.press('Escape');
  await expectColumn(page, 'Proposal', []);
  await expect(page.getByText('Alder stays in Qualified')).toBeAttached();

  await keyboard.press('Space');
  await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await expectColumn(page, 'Proposal', ['Alder']);
  await expect(cardOf(page, 'Alder')).toBeFocused();

  await keyboard.press('Alt+ArrowRight');
  await expectColumn(page, 'Negotiation', ['Cedar', 'Alder']);
  await expect(cardOf(page, 'Alder')).toBeFocused();

  await keyboard.press('ArrowUp');
  await keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: 'Proposal' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('menuitem', { name: 'Proposal' }).press('Enter');
  await expectColumn(page, 'Proposal', ['Cedar']);
  await expect(cardOf(page, 'Cedar')).toBeFocused();

  await keyboard.press('Control+z');
  await expectColumn(page, 'Proposal', []);
  await cardOf(page, 'Cedar').press('Enter');
  await expect(page).toHaveURL(new RegExp(`/app/deals/${cedar.id}$`));
});

test('an outcome asks for its day, and a loss for its reason; undo takes back both', async ({
  page,
  api,
}) => {
  const funnel = await aFunnel(api);
  const won = await aDeal(api, funnel, 'Alder', { amount: 3_000 });
  const lost = await aDeal(api, funnel, 'Birch', { amount: 2_000 });
  await page.goto(funnel.path);

  await cardOf(page, 'Alder').press('m');
  await page.getByRole('menuitem', { name: 'Won' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark Alder won' });
  await expectNoViolations(page);
  await dialog.getByLabel('Won on').fill('2026-03-31');
  await dialog.getByRole('button', { name: 'Mark won' }).click();
  await expectColumn(page, 'Qualified', ['Birch']);
  await expect(page.getByRole('link', { name: 'Won, 1 deal, $3,000' })).toBeVisible();
  await expect(page.getByText('Alder marked won')).toBeVisible();
  const after = await api.read<Deal>(`/api/deals/${won.id}`);
  expect([after.status, after.close_date]).toEqual(['won', '2026-03-31']);

  await cardOf(page, 'Birch').press('m');
  await page.getByRole('menuitem', { name: 'Lost' }).click();
  await page.getByLabel('Reason').fill('A local supplier was faster');
  await page.getByRole('button', { name: 'Mark lost' }).click();
  await expect(page.getByText('Birch marked lost')).toBeVisible();
  const notes = (): Promise<{ items: { body: string }[] }> =>
    api.read(`/api/notes/?deal_id=${lost.id}`);
  expect((await notes()).items.map(({ body }) => body)).toEqual([
    'Lost: A local supplier was faster',
  ]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expectColumn(page, 'Qualified', ['Birch']);
  expect((await notes()).items).toEqual([]);
});

test('a move that is refused goes back and says why', async ({ page, api }) => {
  const funnel = await aFunnel(api);
  const alder = await aDeal(api, funnel, 'Alder', { amount: 3 });
  await page.goto(funnel.path);
  await page.route(`**/api/deals/${alder.id}`, (route) =>
    route.fulfill({ status: 403, json: { message: 'You may not.', code: 'permission_denied' } }),
  );
  await cardOf(page, 'Alder').press('Alt+ArrowRight');
  await expect(page.getByRole('alert')).toContainText('Alder not moved. You may not.');
  await expectColumn(page, 'Qualified', ['Alder']);
  await expectColumn(page, 'Proposal', []);
  await page.unroute(`**/api/deals/${alder.id}`);

  // Somebody else is faster.
  await api.change(`/api/deals/${alder.id}`, { stage_id: funnel.stages.Negotiation });
  await cardOf(page, 'Alder').press('Alt+ArrowRight');
  await expect(page.getByText('Someone else put it into Negotiation meanwhile.')).toBeVisible();
  await expectColumn(page, 'Negotiation', ['Alder']);
});

test('a stage with more deals than are drawn is read as far as it is scrolled', async ({
  page,
  api,
}) => {
  const funnel = await aFunnel(api);
  for (let number = 0; number < 130; number += 1) {
    await aDeal(api, funnel, `Deal ${String(number).padStart(3, '0')}`, { amount: 1_000 - number });
  }
  await page.goto(funnel.path);
  await expect(columnOf(page, 'Qualified')).toHaveAccessibleName(/^Qualified, 130 deals,/);
  const cards = columnOf(page, 'Qualified').getByRole('link');
  expect(await cards.count()).toBeLessThan(60);
  await cardOf(page, 'Deal 000').focus();
  await page.keyboard.press('End');
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(cardOf(page, 'Deal 129')).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(cardOf(page, 'Deal 129')).toBeInViewport();
  expect(await cards.count()).toBeLessThan(60);
});

test('nothing of the board is out of reach, in any size', async ({ page, api }) => {
  const funnel = await aFunnel(api);
  await aDeal(api, funnel, 'Alder', { amount: 3, close_date: '2026-01-02' });
  await page.goto(funnel.path);
  await expect(cardOf(page, 'Alder')).toContainText('overdue');
  await expectNoViolations(page);
  await expectEveryControlOnTabsWay(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('one stage fills the screen, and the menu of a card moves it', async ({ page, api }) => {
    const funnel = await aFunnel(api);
    await aDeal(api, funnel, 'Alder', { amount: 3 });
    await aDeal(api, funnel, 'Birch', { amount: 7, stage: 'Proposal' });
    await page.goto(funnel.path);
    const stages = page.getByRole('group', { name: 'Stages' });
    await expect(stages.getByRole('button', { name: /^Qualified/ })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await expectNoViolations(page);
    await expectNoSidewaysScroll(page);

    await page.getByRole('button', { name: 'Actions for Alder' }).tap();
    await page.getByRole('menuitem', { name: 'Proposal' }).tap();
    await expectColumn(page, 'Proposal', ['Birch', 'Alder']);
    await expect(stages.getByRole('button', { name: /^Proposal/ })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await stages.getByRole('button', { name: /^Negotiation/ }).tap();
    await expect(stages.getByRole('button', { name: /^Negotiation/ })).toHaveAttribute(
      'aria-current',
      'true',
    );
  });
});
