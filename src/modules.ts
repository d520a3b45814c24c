import { platform } from '#platform/index.ts'
import type { Module } from '#platform/module.ts'
import { todayPart } from '#platform/today/index.ts'
import { homes } from './modules/homes/index.ts'
import { intelligence } from './modules/intelligence/index.ts'
import { people } from './modules/people/index.ts'
import { safeguarding } from './modules/safeguarding/index.ts'

/** The only list of modules. Routes, jobs, the API, navigation and tests derive from it. */
export const modules: readonly Module[] = [platform, todayPart, homes, people, safeguarding, intelligence]
