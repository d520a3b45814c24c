import type { OpenPage } from '#platform/http/open/page.ts'
import { aboutPages } from './about.ts'
import { spotting, spottingEasyRead } from './spotting.ts'
import { startPage } from './start.ts'
import { tellForm } from './tell.ts'
import { addForm, wayBack } from './way-back.ts'

export const openPages: readonly OpenPage[] = [
  startPage,
  tellForm,
  wayBack,
  addForm,
  spotting,
  spottingEasyRead,
  ...aboutPages,
]
