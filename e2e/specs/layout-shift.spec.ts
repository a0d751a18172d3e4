import { rowsOf } from '../fixtures/companies.ts';
import { withoutLiveChanges } from '../fixtures/live.ts';
import { expectNoLayoutShift, slowDown, watchLayoutShifts } from '../fixtures/shifts.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [screen, viewport] of [
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  for (const slow of [false, true]) {
    test.describe(`on ${screen}${slow ? ', slowly' : ''}`, () => {
      test.use({ viewport });
      test.setTimeout(60_000);

      test('nothing moves while the companies load', async ({ page }) => {
        await watchLayoutShifts(page);
        if (slow) await slowDown(page);
        await withoutLiveChanges(page);

        await page.goto('/app/companies');
        await expect(rowsOf(page).first()).toBeVisible();
        await page.waitForLoadState('networkidle');

        await expectNoLayoutShift(page);
      });

      test('nothing moves while a company loads', async ({ page, api }) => {
        const { id, name } = await api.company({ description: 'A few words. '.repeat(40) });
        await watchLayoutShifts(page);
        if (slow) await slowDown(page);
        await withoutLiveChanges(page);

        await page.goto(`/app/companies/${id}`);
        await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached();
        await page.waitForLoadState('networkidle');

        await expectNoLayoutShift(page);
      });
    });
  }
}
