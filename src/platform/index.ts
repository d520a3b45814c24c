import { accountsPart } from './accounts/index.ts'
import { peoplePageQueries, peoplePages } from './accounts/pages.ts'
import { eventsPart } from './events/index.ts'
import { eventPageQueries, eventPages } from './events/pages.ts'
import { filesPart } from './files/index.ts'
import type { Page } from './http/page/page.ts'
import { jobsPart } from './jobs/index.ts'
import { jobPageQueries, jobPages } from './jobs/pages.ts'
import type { AnyCommand, AnyQuery, Module, NavigationItem } from './module.ts'
import { notifyPart } from './notify/index.ts'
import { messagePageQueries, messagePages } from './notify/pages.ts'
import { numbersPart } from './numbers/index.ts'
import { numberPages, openNumberPages } from './numbers/pages.ts'
import { webhooksPart } from './webhooks/index.ts'
import { webhookPages } from './webhooks/pages.ts'

const parts = [accountsPart, eventsPart, filesPart, jobsPart, notifyPart, numbersPart, webhooksPart]

/** What only a page asks, beside the parts' own queries. */
const pageQueries = [...peoplePageQueries, ...eventPageQueries, ...jobPageQueries, ...messagePageQueries]

const pages: readonly Page[] = [
  ...eventPages,
  ...peoplePages,
  ...jobPages,
  ...messagePages,
  ...numberPages,
  ...webhookPages,
]

/** The work itself comes first in the menu; looking after Lantern comes last. */
const navigation: readonly NavigationItem[] = [
  { label: 'Event log', href: '/events', roles: ['information-governance'], order: 80 },
  { label: 'People', href: '/accounts', roles: ['administrator', 'information-governance'], order: 82 },
  { label: 'Jobs', href: '/jobs', roles: ['administrator'], order: 84 },
  { label: 'Messages', href: '/messages', roles: ['administrator'], order: 86 },
  { label: 'Webhooks', href: '/webhooks', roles: ['administrator'], order: 90 },
  { label: 'Telephone numbers', href: '/numbers', roles: ['administrator'], order: 88 },
]

/** What the platform itself can do, in the shape of a module: accounts, the event log, jobs, messages, webhooks. */
export const platform: Module = {
  name: 'platform',
  policy: Object.assign({}, ...parts.map(part => part.policy)),
  commands: parts.flatMap((part): readonly AnyCommand[] => part.commands),
  queries: [...parts.flatMap((part): readonly AnyQuery[] => part.queries), ...pageQueries],
  pages,
  openPages: openNumberPages,
  navigation,
  schedules: [...jobsPart.schedules, ...filesPart.schedules, ...webhooksPart.schedules],
  sweeps: [...eventsPart.sweeps, ...filesPart.sweeps, ...webhooksPart.sweeps],
}
