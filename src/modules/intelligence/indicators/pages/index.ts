import type { Page } from '#platform/http/page/page.ts'
import { changeForm, defineForm } from './define.ts'
import { indicatorList } from './list.ts'
import { resultList } from './results.ts'
import { homePage, indicatorPage } from './show.ts'
import { retireForm, tryForm, useForm } from './steps.ts'

export const indicatorPages: readonly Page[] = [
  indicatorList,
  defineForm,
  indicatorPage,
  changeForm,
  tryForm,
  useForm,
  retireForm,
  resultList,
  homePage,
]
