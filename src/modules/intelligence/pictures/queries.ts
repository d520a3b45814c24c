import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { demoIds, homeEventsSince } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { type DecisionRow, decisionsOf } from '../decisions/decision-store.ts'
import { AskPicture, HomeEditionView, OneHome, PictureView } from '../schema.ts'
import { decisionKinds } from '../view/words.ts'
import { MONTHS_BACK } from './history.ts'
import { homeOf, type Loaded, loadKept, loadPast } from './load.ts'
import { markedDays } from './marked.ts'
import { historyOf } from './picture-store.ts'
import { signalsSeen } from './seen-by.ts'
import { viewOfPicture } from './view-of-picture.ts'

/** The picture of a home belongs to the council that makes it, and to whoever the home’s conflicts keep away. */
export async function pictureSubject(ctx: Context, { homeId }: { readonly homeId: string }) {
  const home = await homeOf(ctx, homeId)
  return { type: 'home-picture', id: home.id, councilId: ctx.actor.councilId, homeId: home.id, home }
}

export const getPicture = query({
  name: 'intelligence.getPicture',
  does: 'Gives why a home asks for attention, or asked for it on an earlier day: reasons with their sources, who was heard, and what is missing.',
  api: 'GET /intelligence/homes/{homeId}',
  input: AskPicture,
  output: PictureView,
  can: 'intelligence.read',
  subject: pictureSubject,
  async run(ctx, { on }, { home }) {
    const edition = await editionOf(ctx)
    const asked = on || null
    if (asked && asked > ctx.today.toString())
      throw new Invalid([{ field: 'on', message: 'Choose a day that has come' }])
    const loaded = asked
      ? await loadPast(ctx, home.id, edition, asked)
      : await loadKept(ctx, home.id, edition)
    const day = asked ?? loaded.picture?.on ?? ctx.today.toString()
    const history = await historyOf(ctx.tx, ctx.actor.councilId, home.id, edition)
    return viewOfPicture(loaded, {
      ...{ home: { id: home.id, name: home.name }, edition, on: day, asItWas: asked !== null },
      reader: { role: ctx.actor.role, providerSince: loaded.providerSince },
      history: asked ? history.filter(one => one.onDate <= asked) : history,
      events: markedDays(await happenedLately(ctx, home.id), loaded.rows, day),
      ...(await written(ctx, home.id, loaded)),
    })
  },
  trace: 'record',
  traced: (_view, { on }) => ({ on: on || null }),
  example: { role: 'quality-officer', input: { homeId: demoIds.home } },
})

/** As far back as the history of levels goes. */
const happenedLately = ({ tx, today }: Context, homeId: string) =>
  homeEventsSince(tx, homeId, today.subtract({ months: MONTHS_BACK }))

/** What people wrote of it: reasons of decisions and of looks, each under a key of its own. */
async function written(ctx: Context, homeId: string, { looks }: Loaded) {
  const { tx, actor } = ctx
  const rows = await decisionsOf(tx, actor.councilId, homeId)
  const done = looks.filter(one => one.words !== null)
  const open = await openerFor(
    ctx,
    [...rows, ...done].map(one => one.id),
  )
  const people = [...rows.flatMap(one => [one.by, one.accountId]), ...done.map(one => one.lookedBy)]
  const names = await accountNames(tx, actor.councilId, people)
  const reason = (id: string, sealed: Buffer | null) =>
    (open(id, sealed) as { readonly reason: string } | undefined)?.reason ?? null
  return {
    decisions: rows.map(row => decisionView(row, names, reason(row.id, row.words))),
    looked: new Map(
      done.map(({ id, lookedBy, words }) => [
        id,
        { by: names.get(lookedBy ?? '') ?? null, reason: reason(id, words) },
      ]),
    ),
  }
}

function decisionView(row: DecisionRow, names: ReadonlyMap<string, string>, reason: string | null) {
  const { id, kind, dueOn, level } = row
  return {
    ...{ id, kind, dueOn, level, reason, at: row.at.toString() },
    kindLabel: decisionKinds[kind as keyof typeof decisionKinds] ?? kind,
    who: names.get(row.accountId) ?? null,
    by: names.get(row.by) ?? null,
  }
}

export const getHomeEdition = query({
  name: 'intelligence.getHomeEdition',
  does: 'Gives what a home is shown of itself: facts that it supplied, that are public or that were released to it, on the first of the month. It has no level.',
  api: 'GET /intelligence/homes/{homeId}/own-edition',
  input: OneHome,
  output: HomeEditionView,
  can: 'home-edition.read',
  subject: pictureSubject,
  async run(ctx, _input, { home }) {
    const loaded = await loadKept(ctx, home.id, 'home')
    const seen = signalsSeen(loaded.rows, { role: ctx.actor.role, providerSince: loaded.providerSince })
    const facts = [...seen.values()].map(({ sentence, from, to, source, formerOwner, link }) => ({
      ...{ sentence, from, to, source, formerOwner, link: link ?? '' },
    }))
    return {
      home: { id: home.id, name: home.name },
      on: loaded.picture?.on ?? null,
      facts: facts.sort((a, b) => (a.to < b.to ? 1 : -1)),
    }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: { homeId: demoIds.home } },
})
