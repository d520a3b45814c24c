import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { watcherOf } from '../watches/watcher.ts'
import { ChooseDigest, DigestView } from './schema.ts'
import { chooseRhythm, digestOf, endDigest } from './store.ts'

async function viewOf(ctx: Context) {
  const row = await digestOf(ctx.tx, watcherOf(ctx))
  return { every: row?.every ?? ('never' as const), toldUntil: row?.toldUntil.toString() ?? null }
}

export const chooseDigest = command({
  name: 'homes.chooseDigest',
  does: 'Says how often you want mail about what changed in what you watch.',
  api: 'POST /watches/digest',
  input: ChooseDigest,
  output: DigestView,
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { every }) {
    const watcher = watcherOf(ctx)
    if (every === 'never') await endDigest(ctx.tx, watcher)
    else await chooseRhythm(ctx.tx, watcher, every, ctx)
    return done(await viewOf(ctx), event('DigestChosen', { every }))
  },
  example: { role: 'quality-officer', input: { every: 'monday' } },
})

export const getDigest = query({
  name: 'homes.getDigest',
  does: 'Says how often you get mail about what changed in what you watch.',
  api: 'GET /watches/digest',
  input: z.object({}),
  output: DigestView,
  can: 'watch.own',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: viewOf,
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})
