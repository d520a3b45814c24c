import { accountsPart } from './accounts/index.ts'
import { eventsPart } from './events/index.ts'
import { jobsPart } from './jobs/index.ts'
import type { AnyCommand, AnyQuery, Module } from './module.ts'
import { notifyPart } from './notify/index.ts'

const parts = [accountsPart, eventsPart, jobsPart, notifyPart]

/** What the platform itself can do, in the shape of a module: accounts, the event log, jobs, messages. */
export const platform: Module = {
  name: 'platform',
  policy: Object.assign({}, ...parts.map(part => part.policy)),
  commands: parts.flatMap((part): readonly AnyCommand[] => part.commands),
  queries: parts.flatMap((part): readonly AnyQuery[] => part.queries),
  pages: [],
  schedules: jobsPart.schedules,
}
