import { accountNames } from '#platform/accounts/names.ts'
import { civilDate } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { demoIds, homeEventsSince } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { openChallenges } from '../challenged/open.ts'
import { type DecisionRow, decisionsOf } from '../decisions/decision-store.ts'
import type { DecisionWords } from '../decisions/heard.ts'
import { AskPicture, HomeEditionView, OneHome, PictureView, type SignalView } from '../schema.ts'
import { decisionKinds } from '../view/words.ts'
import { MONTHS_BACK } from './history.ts'
import { homeOf, type Loaded, loadKept, loadPast } from './load.ts'
import { markedDays } from './marked.ts'
import { historyOf } from './picture-store.ts'
import { type Reader, signalsSeen } from './seen-by.ts'
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
    const reader = await readerOf(ctx, home.id, loaded, asked)
    const history = await historyOf(ctx.tx, ctx.actor.councilId, home.id, edition)
    return viewOfPicture(loaded, {
      ...{ home: { id: home.id, name: home.name }, edition, on: day, asItWas: asked !== null },
      reader,
      history: asked ? history.filter(one => one.onDate <= asked) : history,
      events: markedDays(await happenedLately(ctx, home.id), loaded.rows, day),
      ...(await written(ctx, home.id, loaded, { reader, edition, until: asked ?? ctx.today.toString() })),
    })
  },
  trace: 'record',
  traced: (_view, { on }) => ({ on: on || null }),
  example: { role: 'quality-officer', input: { homeId: demoIds.home } },
})

/** As far back as the history of levels goes. */
const happenedLately = ({ tx, today }: Context, homeId: string) =>
  homeEventsSince(tx, homeId, today.subtract({ months: MONTHS_BACK }))

/** Who reads, and what is challenged on the day that is read. */
async function readerOf(ctx: Context, homeId: string, { providerSince }: Loaded, asked: string | null) {
  const challenges = await openChallenges(ctx, [homeId], asked ?? ctx.today.toString())
  return { role: ctx.actor.role, providerSince, challenges }
}

interface Reading {
  readonly reader: Reader
  readonly edition: DecisionRow['edition']
  readonly until: string
}

/** What people wrote of it until a day: reasons of decisions and of looks, each under a key of its own. */
async function written(ctx: Context, homeId: string, loaded: Loaded, { reader, edition, until }: Reading) {
  const { tx, actor } = ctx
  const { looks } = loaded
  const decided = await decisionsOf(tx, actor.councilId, homeId)
  const rows = decided.filter(row => civilDate(row.at).toString() <= until)
  const done = looks.filter(one => one.words !== null)
  const open = await openerFor(
    ctx,
    [...rows, ...done].map(one => one.id),
  )
  const people = [...rows.flatMap(one => [one.by, one.accountId]), ...done.map(one => one.lookedBy)]
  const names = await accountNames(tx, actor.councilId, people)
  const wordsOf = (id: string, sealed: Buffer | null) => open(id, sealed) as DecisionWords | undefined
  const reason = (id: string, sealed: Buffer | null) => wordsOf(id, sealed)?.reason ?? null
  const seen = signalsSeen(loaded.rows, reader)
  return {
    decisions: rows.map(row => decisionView(row, names, wordsOf(row.id, row.words), { seen, edition })),
    looked: new Map(
      done.map(({ id, lookedBy, words }) => [
        id,
        { by: names.get(lookedBy ?? '') ?? null, reason: reason(id, words) },
      ]),
    ),
  }
}

function decisionView(
  row: DecisionRow,
  names: ReadonlyMap<string, string>,
  words: DecisionWords | undefined,
  { seen, edition }: { seen: ReadonlyMap<string, SignalView>; edition: DecisionRow['edition'] },
) {
  const { id, kind, dueOn, heardOn, unheard } = row
  // What stood in the picture of every case may tell of a case that this reader must not know of.
  const level = row.edition === 'council' || edition === 'cleared' ? row.level : null
  return {
    ...{ id, kind, dueOn, level, reason: words?.reason ?? null, at: row.at.toString() },
    ...{ heardOn, unheard, said: words?.said || null },
    // What counts no more, or is kept from this reader, is no less what it rested on.
    facts: row.facts.map(key => seen.get(key)?.sentence ?? 'A fact that is not shown here any more'),
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
    const seen = signalsSeen(loaded.rows, await readerOf(ctx, home.id, loaded, null))
    const facts = [...seen.values()].map(({ sentence, from, to, source, formerOwner, link, ...more }) => ({
      ...{ sentence, from, to, source, formerOwner, link: link ?? '' },
      ...{ factKey: more.factKey, challenge: more.challenge },
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
