import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Unavailable } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import type { Schedule } from '#platform/module.ts'
import { postMessage } from '#platform/notify/index.ts'
import { noteFiltersOf } from '../filters/noting.ts'
import { registerRests } from '../registry/joins-store.ts'
import { changeSentence } from '../registry/sentences.ts'
import { heardBy } from '../watches/heard-store.ts'
import { earliestNews } from '../watches/what-changed.ts'
import { isDue, type Mailed } from './schema.ts'
import { type DigestRow, digestOf, digestsOf, markTold } from './store.ts'
import { linesOf } from './words.ts'

/** Seven in the morning in London. A Monday's or a weekday's mail: nobody's comes at a weekend. */
const EVERY_WEEKDAY_MORNING = '0 7 * * 1-5'
const MOST_NEWS = 200

const due = ({ every, toldOn }: { every: Mailed; toldOn: string }, today: Temporal.PlainDate): boolean =>
  isDue(every, Temporal.PlainDate.from(toldOn), today)

/** Each person's mail is a job of its own: one that fails keeps nobody else's back. */
export const sendDigests = command({
  name: 'homes.sendDigests',
  does: 'Has the mail about what changed written for everyone in the council whose turn it is.',
  input: z.object({}),
  output: z.object({ due: z.int() }),
  can: 'message.send',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const rows = (await digestsOf(ctx.tx, ctx.actor.councilId)).filter(row => due(row, ctx.today))
    for (const { accountId } of rows) {
      await ctx.enqueue({ command: sendDigest.name, input: { accountId }, key: accountId })
    }
    return done({ due: rows.length })
  },
})

export const digestSchedule: Schedule = { command: sendDigests, cron: EVERY_WEEKDAY_MORNING, input: {} }

/** The row is held while the mail is written, so that whoever comes second finds it told. */
export const sendDigest = command({
  name: 'homes.sendDigest',
  does: 'Writes one person’s mail about what changed in what they watch; none where nothing changed.',
  input: z.object({ accountId: z.uuid() }),
  output: z.object({ changes: z.int().describe('0: there was no mail') }),
  can: 'message.send',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { accountId }) {
    const watcher = { councilId: ctx.actor.councilId, accountId }
    // What an import under way has noticed cannot be read yet, and would be of a time that was told.
    if (!(await registerRests(ctx.tx)))
      throw new Unavailable('An import is at work. The mail follows it.', 60)
    const row = await digestOf(ctx.tx, watcher, { held: true })
    if (!row || !due(row, ctx.today)) return done({ changes: 0 })
    await noteFiltersOf(ctx, accountId)
    const news = await newsFor(ctx, row)
    const posted = news.length > 0 && (await post(ctx, accountId, news))
    await markTold(ctx.tx, watcher, ctx)
    if (!posted) return done({ changes: 0 })
    return done(
      { changes: news.length },
      event('DigestPosted', { changes: news.length }, { type: 'account', id: accountId }),
    )
  },
})

/** What was noticed after the last turn; the times of the database are whole microseconds. */
async function newsFor({ tx, actor, today }: Context, { accountId, toldUntil }: DigestRow) {
  const since = toldUntil.add({ microseconds: 1 })
  const asked = { since, earliest: earliestNews(today), limit: MOST_NEWS }
  const rows = await heardBy(tx, { councilId: actor.councilId, accountId }, asked)
  return rows.map(({ home, ...change }) => ({ home, sentence: changeSentence(change) }))
}

/** False for who may no longer sign in, or has no role any more: what they chose then is not sent now. */
async function post(ctx: Context, accountId: string, news: Parameters<typeof linesOf>[0]): Promise<boolean> {
  const holders = await holdersOf(ctx, [], [accountId])
  if (holders.length === 0) return false
  const reference = `NEWS-${ctx.today}`
  const draft = { to: { accountId }, template: 'news', reference, link: '/watches' } as const
  return (await postMessage(ctx, { ...draft, published: linesOf(news) })) !== undefined
}
