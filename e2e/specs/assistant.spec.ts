import type { Locator, Page } from '@playwright/test';

import { expectNoViolations } from '../fixtures/accessible.ts';
import { expectField } from '../fixtures/companies.ts';
import { expect, test } from '../fixtures/test.ts';

// Colours are judged where they come to rest.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function openPanel(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+j');
  const panel = page.getByRole('complementary', { name: 'Ask about this company' });
  await expect(panel.getByRole('textbox', { name: 'Question' })).toBeFocused();
  return panel;
}

async function ask(panel: Locator, question: string): Promise<void> {
  const field = panel.getByRole('textbox', { name: 'Question' });
  await field.fill(question);
  await field.press('Enter');
}

/** Lets the assistant suggest tasks on a company, as the member of the page. */
async function suggestTasks(page: Page, company: number, titles: readonly string[]): Promise<void> {
  const statuses = await page.evaluate(
    async ([id, wanted]) => {
      const answers: number[] = [];
      for (const instructions of wanted) {
        const answer = await fetch('/api/ai/assistant', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            message: `Create a task to ${instructions}`,
            target_type: 'company',
            target_id: id,
          }),
        });
        answers.push(answer.status);
      }
      return answers;
    },
    [company, titles] as const,
  );
  expect(statuses).toEqual(titles.map(() => 200));
}

test('a question is answered with its sources, and a change waits for approval', async ({
  page,
  api,
}) => {
  const { id, name } = await api.company({ industry: 'Logistics', domain: 'example.com' });
  await page.goto(`/app/companies/${id}`);
  const panel = await openPanel(page);

  await ask(panel, 'What is the industry of this company?');
  const sources = panel.getByRole('region', { name: 'Sources' });
  await expect(sources.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
  await sources.getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/app/companies/${id}$`));
  await expect(sources).toBeVisible();

  await ask(panel, 'Set the industry to Trade');
  const card = panel.getByRole('article', { name: `Suggestion: update company: ${name}` });
  await expect(card.getByRole('deletion')).toHaveText('Logistics');
  await expect(card.getByRole('insertion')).toHaveText('Trade');
  await expectField(page, 'Industry', 'Logistics');

  // Edited, then approved, by keys that are heard in the card only.
  await card.getByRole('button', { name: 'Reject' }).focus();
  await page.keyboard.press('e');
  await card.getByRole('textbox', { name: 'Industry' }).fill('Cold chain');
  await expectNoViolations(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(card).toContainText('Applied');
  await expectField(page, 'Industry', 'Cold chain');
  await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Cold chain', version: 2 });

  await card.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toContainText('Undone');
  await expectField(page, 'Industry', 'Logistics');

  await ask(panel, 'Set the industry to Mining');
  const second = panel.getByRole('article', { name: /^Suggestion: update company/ }).last();
  await second.getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('textbox', { name: 'Reason, optional' }).fill('Not so');
  await page.keyboard.press('Enter');
  await expect(second).toContainText('Rejected');
  await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Logistics' });

  // The trail tells all of it.
  await page.goto('/app/ai');
  const trail = page.getByRole('region', { name: 'Audit trail' });
  const rejected = trail.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Rejected' });
  await rejected.getByRole('button', { name: /Update company/ }).click();
  await expect(trail.getByText('Not so')).toBeVisible();
  await expect(trail.getByText('Set the industry to Mining')).toBeVisible();
  await expect(trail.getByText(/^\d+ read, \d+ written$/)).toBeVisible();
  await expectNoViolations(page);
});

test('a suggestion on a record that moved on is not approved before it is compared', async ({
  page,
  api,
}) => {
  const { id } = await api.company({ industry: 'Logistics' });
  await page.goto(`/app/companies/${id}`);
  const panel = await openPanel(page);
  await ask(panel, 'Set the industry to Trade');
  const card = panel.getByRole('article', { name: /^Suggestion: update company/ });
  await expect(card.getByRole('deletion')).toHaveText('Logistics');
  await api.patch(id, { industry: 'Crafts' });

  await card.getByRole('button', { name: /Approve/ }).click();

  await expect(card).toContainText('Nothing changed.');
  await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Crafts' });
});

test('the palette puts a question to the assistant from any page', async ({ page }) => {
  await page.goto('/app/companies');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('What is in the pipeline?');
  await page.keyboard.press('ControlOrMeta+j');
  const panel = page.getByRole('complementary', { name: 'Ask AI' });
  await expect(panel.getByText('What is in the pipeline?')).toBeVisible();
  await expect(panel.getByText(/open deals are worth/)).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
});

test.describe('a member who decides by keyboard', () => {
  test.use({ as: 'manager' });

  test('goes through the inbox without waiting for the server', async ({ page, api }) => {
    const { id, name } = await api.company();
    await page.goto('/app/ai?from=me&kind=create_task');
    await suggestTasks(page, id, ['call Ann', 'call Bea', 'call Cleo', 'call Dora', 'call Eve']);
    // Every answer waits until the member is through; the member does not.
    let letGo = (): void => undefined;
    const through = new Promise<void>((done) => (letGo = done));
    await page.route('**/api/ai/actions/*/{apply,reject}', async (route) => {
      await through;
      await route.continue();
    });
    await page.goto('/app/ai?from=me&kind=create_task');
    const inbox = page.getByRole('region', { name: 'Suggestions' });
    await expect(inbox.getByRole('article')).toContainText('Call Eve');
    await expectNoViolations(page);

    await page.keyboard.press('j'); // into the list
    await page.keyboard.press('a'); // Eve
    await page.keyboard.press('x'); // Dora
    await page.keyboard.press('j'); // over Cleo
    await page.keyboard.press('a'); // Bea
    await page.keyboard.press('k'); // back to Cleo
    await expect(inbox.getByRole('article')).toContainText('Call Cleo');

    await page.keyboard.press('e');
    await inbox.getByRole('textbox', { name: 'Title' }).fill('Visit Cleo');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(inbox.getByRole('article')).toContainText('Call Ann');
    await expect(inbox.getByRole('status')).toHaveText(/4 being sent/);
    letGo();
    await expect(inbox.getByRole('status')).toHaveText('3 approved, 1 rejected');

    const trail = page.getByRole('region', { name: 'Audit trail' });
    await expect(
      trail.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Applied' }),
    ).toHaveCount(3);
    await expect(
      trail.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Rejected' }),
    ).toHaveCount(1);
  });

  test('sorts an inbound message, and finds the thread again', async ({ page }) => {
    await page.goto('/app/ai');
    await page.getByRole('button', { name: 'Classify a message' }).click();
    const message = page.getByRole('textbox', { name: 'Message to classify' });
    await message.fill(
      'Hello, we want to buy 40 licences this month. Ann Lee, ann.lee@orbisair.example',
    );
    await message.press('ControlOrMeta+Enter');
    const log = page.getByRole('log', { name: 'Conversation' });
    await expect(log.getByText(/^(Hot|Warm) Lead$/)).toBeVisible();

    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('textbox', { name: 'Question' }).fill('What is in the pipeline?');
    await page.getByRole('button', { name: /^Send/ }).click();
    await expect(log.getByText(/mock-ai/).first()).toBeVisible();
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await expect(log.getByText(/mock-ai/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Threads' }).click();
    await page
      .getByRole('button', { name: /What is in the pipeline/ })
      .first()
      .click();
    await expect(log.getByText(/mock-ai/).first()).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the assistant is a drawer, and its page shows one part at a time', async ({
    page,
    api,
  }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);
    await page.getByRole('button', { name: /Ask AI/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Ask about this company' });
    await ask(drawer, 'Set the industry to Trade');
    await expect(drawer.getByRole('article')).toContainText('not saved');
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);

    await page.goto('/app/ai');
    await page.getByRole('link', { name: /^Suggestions/ }).click();
    await expect(page.getByRole('region', { name: 'Suggestions' })).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await expectNoViolations(page);
  });
});
