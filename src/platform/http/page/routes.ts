import type { FastifyInstance } from 'fastify'
import type { Web } from '../context.ts'
import { addFilePage } from './file.ts'
import { addFormPage } from './form/form.ts'
import { addListPage } from './list/list.ts'
import { addRowsPage } from './rows/rows.ts'
import { addShowPage } from './show.ts'

/** Every module's pages, each by its kind. */
export function addPages(app: FastifyInstance, web: Web): void {
  for (const page of web.product.modules.flatMap(module => module.pages)) {
    if (page.kind === 'show') addShowPage(app, web, page)
    if (page.kind === 'list') addListPage(app, web, page)
    if (page.kind === 'file') addFilePage(app, web, page)
    if (page.kind === 'form') addFormPage(app, web, page)
    if (page.kind === 'rows') addRowsPage(app, web, page)
  }
}
