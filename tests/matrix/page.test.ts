import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { modules } from '#src/modules.ts'
import { permissionsPage } from './page.ts'

const file = join(import.meta.dirname, '../../docs/permissions.md')

it('the page of permissions says what the matrix says', () => {
  const page = permissionsPage(modules)
  if (process.env.UPDATE_DOCS) writeFileSync(file, page)
  expect(readFileSync(file, 'utf8'), 'run: UPDATE_DOCS=1 npx vitest run tests/matrix').toBe(page)
})
