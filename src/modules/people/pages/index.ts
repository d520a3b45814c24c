import type { Page } from '#platform/http/page/page.ts'
import { changeAdult, newAdult } from './adult-forms.ts'
import { adultPage, adultsList } from './adults.ts'

export const pages: readonly Page[] = [adultsList, newAdult, adultPage, changeAdult]
