import type { Module } from '../module.ts'
import { sendMessage } from './commands.ts'
import { notifyPolicy } from './policy.ts'
import { listMessages } from './queries.ts'

export { type Messenger, provideMessenger } from './messenger.ts'
export { messengerFor } from './messenger-for.ts'
export { type MessageDraft, postMessage } from './post.ts'
export { type Published, published } from './published.ts'
export { listMessages } from './queries.ts'
export type { TemplateId } from './templates.ts'

/** What this folder brings to the platform's module. */
export const notifyPart = {
  policy: notifyPolicy,
  commands: [sendMessage],
  queries: [listMessages],
  schedules: [],
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries' | 'schedules'>
