import type { Page } from '#platform/http/page/page.ts'
import { choosePage, sortForm } from './choose-page.ts'
import { sortByHarm } from './commands.ts'
import { decidePage } from './decide-page.ts'
import { listBatch } from './queries.ts'

export const commands = [sortByHarm]
export const queries = [listBatch]
export const pages: readonly Page[] = [choosePage, decidePage, sortForm]
