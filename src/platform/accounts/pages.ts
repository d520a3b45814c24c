import type { Page } from '../http/page/page.ts'
import { accountForms } from './account-forms.ts'
import { accountPages } from './account-pages.ts'
import { glassPages } from './glass-pages.ts'
import { readAccount } from './read-account.ts'
import { readBreakGlass } from './read-break-glass.ts'
import { readToken } from './read-token.ts'
import { tokenPages } from './token-pages.ts'

/** People, tokens and emergency access. */
export const peoplePages: readonly Page[] = [...accountPages, ...accountForms, ...tokenPages, ...glassPages]
export const peoplePageQueries = [readAccount, readBreakGlass, readToken] as const
