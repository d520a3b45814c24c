import type { Module } from '../module.ts'
import { createWebhook, rotateWebhookSecret, switchWebhookOff, switchWebhookOn } from './commands.ts'
import { deliverWebhook } from './deliver.ts'
import { webhooksPolicy } from './policy.ts'
import { getWebhook, listDeliveries, listWebhooks, listWebhookTypes } from './queries.ts'
import { replayWebhook } from './replay.ts'
import { forgetOldDeliveries, schedules, sweeps, tellWebhooks } from './tell.ts'
import { sendWebhookTest, testWebhook } from './trying.ts'

export { provideWebhooks } from './provided.ts'

/** What this folder brings to the platform's module: other systems are told what changes. */
export const webhooksPart = {
  policy: webhooksPolicy,
  commands: [
    createWebhook,
    rotateWebhookSecret,
    switchWebhookOff,
    switchWebhookOn,
    testWebhook,
    replayWebhook,
    tellWebhooks,
    deliverWebhook,
    sendWebhookTest,
    forgetOldDeliveries,
  ],
  queries: [listWebhooks, getWebhook, listDeliveries, listWebhookTypes],
  schedules,
  sweeps,
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries' | 'schedules' | 'sweeps'>
