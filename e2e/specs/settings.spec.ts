import { expectEveryControlOnTabsWay, expectNoViolations } from '../fixtures/accessible.ts';
import { aDeal, aFunnel } from '../fixtures/deals.ts';
import { expectNoSidewaysScroll } from '../fixtures/reflow.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

interface Stage {
  name: string;
  probability: number;
}

test('stages are renamed, weighed, put in order by keys and by mouse, and kept while in use', async ({
  page,
  api,
}) => {
  const funnel = await aFunnel(api);
  await aDeal(api, funnel, 'Alder', { stage: 'Proposal' });
  const stored = async (): Promise<string[]> => {
    const { stages } = await api.read<{ stages: Stage[] }>(`/api/pipelines/${funnel.id}`);
    return stages.map(({ name, probability }) => `${name} ${probability}`);
  };
  await page.goto('/app/settings/pipelines');
  const editor = page.getByRole('region', { name: funnel.name });

  await editor.getByRole('button', { name: 'Edit Name of Qualified: Qualified' }).click();
  await editor.getByRole('textbox', { name: 'Name of Qualified' }).fill('Discovery');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('button', { name: 'Move Discovery' })).toBeVisible();
  await editor.getByRole('button', { name: 'Edit Probability of Discovery: 20%' }).click();
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  await expect(editor.getByText('Enter a whole number from 0 to 100')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('35');
  await page.keyboard.press('Enter');
  await expect.poll(stored).toContain('Discovery 35');

  await editor.getByRole('button', { name: 'Move Discovery' }).press('ArrowDown');
  await expect(editor.getByText('Discovery, place 2 of 5')).toBeAttached();
  await expect
    .poll(async () => (await stored()).slice(0, 2))
    .toEqual(['Proposal 60', 'Discovery 35']);

  const grip = await editor.getByRole('button', { name: 'Move Negotiation' }).boundingBox();
  const first = await editor.getByRole('listitem').first().boundingBox();
  if (!grip || !first) throw new Error('The stages are not drawn.');
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(first.x + 8, first.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await stored())[0]).toBe('Negotiation 80');

  await editor.getByLabel(`New stage in ${funnel.name}`).fill('Security review');
  await editor.getByRole('button', { name: 'Add stage' }).click();
  await expect.poll(async () => (await stored())[3]).toBe('Security review 35');

  await editor.getByRole('button', { name: 'Delete Proposal' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Proposal not deleted.' })).toBeVisible();
  await editor.getByRole('button', { name: 'Delete Security review' }).click();
  await expect.poll(async () => (await stored()).length).toBe(5);
});

test('a profile and what is wrong with a password', async ({ page }) => {
  await page.goto('/app/settings');
  await expect(page).toHaveURL(/\/app\/settings\/profile$/);
  const title = unique('Founder');
  await page.getByLabel('Job title').fill(title);
  await expect(page.getByText('1 unsaved change')).toBeVisible();
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByText('Profile saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Job title')).toHaveValue(title);

  await page.getByLabel('Current password').fill('not this one');
  await page.getByLabel('New password').fill('a long and fine one 7');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your password')).toBeVisible();
  await expectNoViolations(page);
  await expectEveryControlOnTabsWay(page);
});

test('a token is shown once and can be revoked', async ({ page }) => {
  const name = unique('Lead form');
  await page.goto('/app/settings/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create token' }).click();
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue(/^ofv_/);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await page.getByRole('button', { name: 'Revoke token' }).click();
  await expect(page.getByRole('cell', { name, exact: true })).toBeHidden();
});

test('an admin adds a member and changes the role', async ({ page }) => {
  const first = unique('Ida').replace(' ', '-');
  await page.goto('/app/settings/members');
  await page.getByRole('button', { name: 'Add member' }).click();
  await page.getByLabel('First name').fill(first);
  await page.getByLabel('Email').fill(`${first.toLowerCase()}@offside.test`);
  await page.getByLabel('First password').fill('quiet-harbour-91');
  await page.getByRole('dialog').getByRole('button', { name: 'Add member' }).click();
  await expect(page.getByRole('rowheader', { name: first })).toBeVisible();
  await page.getByRole('combobox', { name: `Role of ${first}` }).click();
  await page.getByRole('option', { name: 'Manager' }).click();
  await expect(page.getByText(`${first} is manager now`)).toBeVisible();
  await expectNoViolations(page);
});

test('letters can be switched off, and rows made lower', async ({ page }) => {
  await page.goto('/app/settings/appearance');
  await page.getByRole('switch', { name: 'Single-letter shortcuts' }).click();
  await page.getByText('Compact').click();
  await expectNoViolations(page);
  await page.goto('/app/companies');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/\/app\/companies$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('nothing of the settings sticks out', async ({ page }) => {
    for (const part of ['profile', 'appearance', 'general', 'members', 'pipelines', 'tokens']) {
      await page.goto(`/app/settings/${part}`);
      await expectNoSidewaysScroll(page);
      await expectNoViolations(page);
    }
  });
});
