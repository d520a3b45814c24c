import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import { DUE } from '../jobs/job.ts'
import { lastSeal, sealPending } from './sealer.ts'
import { type Sealing, sealing } from './sealing.ts'

const BATCHES = 10

/**
 * Publishes the newest committed seal, then seals what waits. In this order, because a seal told to the world
 * and then rolled back would look like a log cut off; what is sealed now is published by the next run,
 * which is asked for at once.
 */
export const sealEvents = sealEventsWith(sealing)

export function sealEventsWith(parts: () => Pick<Sealing, 'key' | 'publish'>) {
  return command({
    name: 'platform.sealEvents',
    does: 'Seals the events that await a seal, so that any later change to them can be found.',
    input: z.object({}),
    output: z.object({
      sealed: z.number().int(),
      sequence: z.number().int().nullable().meta({ description: 'The last seal made, if any.' }),
    }),
    can: 'event.seal',
    subject: ctx => wholeCouncil(ctx.actor.councilId),
    async run({ tx, actor, now, enqueue }) {
      const { key, publish } = parts()
      const { councilId } = actor
      const before = await lastSeal(tx, councilId)
      if (before) await publish(before)
      let sealed = 0
      let sequence: number | null = null
      for (let i = 0; i < BATCHES; i++) {
        const seal = await sealPending(tx, { councilId, key, now })
        if (!seal) break
        sealed += seal.count
        sequence = seal.sequence
      }
      if (sealed > 0) await enqueue({ command: 'platform.sealEvents', input: {}, key: DUE })
      return done({ sealed, sequence })
    },
    example: { role: 'system', input: {} },
    long: true,
  })
}
