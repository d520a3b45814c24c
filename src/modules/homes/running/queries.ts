import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { Running } from './schema.ts'
import { findRunning, type Runner } from './store.ts'

export const getProvider = query({
  name: 'homes.getProvider',
  does: 'Gives a provider: its homes, where they are, their ratings over time, openings and closures.',
  api: 'GET /providers/{providerId}',
  input: z.object({ providerId: z.uuid() }),
  output: Running,
  can: 'home.read',
  subject: (_ctx, input): Subject => ({ type: 'provider', id: input.providerId }),
  run: (ctx, input) => running(ctx, { kind: 'provider', id: input.providerId }),
  trace: 'nothing',
  example: { role: 'commissioner', input: { providerId: demoIds.provider } },
})

export const getBrand = query({
  name: 'homes.getBrand',
  does: 'Gives a brand: the homes of all providers that trade under it, and what happened to them.',
  api: 'GET /brands/{brandId}',
  input: z.object({ brandId: z.string().min(1).max(50) }),
  output: Running,
  can: 'home.read',
  subject: (_ctx, input): Subject => ({ type: 'brand', id: input.brandId }),
  run: (ctx, input) => running(ctx, { kind: 'brand', id: input.brandId }),
  trace: 'nothing',
  example: { role: 'commissioner', input: { brandId: demoIds.brand } },
})

async function running(ctx: Context, runner: Runner): Promise<Running> {
  const found = await findRunning(ctx.tx, { runner, councilId: ctx.actor.councilId, today: ctx.today })
  if (found) return found
  throw new NotFound(
    `We could not find that ${runner.kind}. Open it from the page of a home, or filter the list of homes by it.`,
  )
}
