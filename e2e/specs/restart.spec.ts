import { edit, expectField } from '../fixtures/companies.ts';
import { PEOPLE } from '../fixtures/people.ts';
import { expectSignedIn, signIn } from '../fixtures/sign-in.ts';
import { expect, test } from '../fixtures/test.ts';
import { Stack } from '../stack/stack.ts';

test.use({ as: 'nobody' });
test.setTimeout(180_000);

test('a company edited inline is still edited after everything was killed and started again', async ({
  page,
}) => {
  const stack = new Stack();
  try {
    await stack.start();
    await page.goto(stack.addresses.web);
    await signIn(page, PEOPLE.admin);
    await expectSignedIn(page);
    await page.goto(`${stack.addresses.web}/app/companies`);
    await page.getByRole('link', { name: 'Helio Freight' }).click();
    await edit(page, 'Industry', 'Cold chain');
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

    await stack.kill();
    await stack.start();
    await page.reload();

    await expect(page.getByRole('heading', { name: 'Helio Freight', level: 1 })).toBeAttached();
    await expectField(page, 'Industry', 'Cold chain');
  } finally {
    await stack.stop();
    stack.remove();
  }
});
