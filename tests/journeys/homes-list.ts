import type { Visitor } from '../support/visitor.ts'

/** The list of care homes, wherever it is filtered from. */
export async function searchHomes(visitor: Visitor, words: string): Promise<void> {
  const { page } = visitor
  if (new URL(page.url()).pathname !== '/homes') await visitor.visit('/homes', 'Care homes')
  await page.getByRole('searchbox', { name: 'Find a home' }).fill(words)
  await visitor.press('Search', 'Care homes')
}

/** The names on this page of the list, in its order. */
export function homeNames({ page }: Visitor): Promise<string[]> {
  return page.locator('tbody th').getByRole('link').allTextContents()
}

/** How many homes match in all: '87 homes' as 87. */
export async function sumOf({ page }: Visitor): Promise<number> {
  const words = await page.getByRole('status').textContent()
  return Number.parseInt((words ?? '').replaceAll(',', ''), 10)
}
