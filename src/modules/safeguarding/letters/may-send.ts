import { channelsOf, type Letter, mayWrite } from '#law/letters.ts'
import { mayDespiteHold } from '#law/police-hold.ts'
import type { Tie } from '#law/safe-contact.ts'
import type { Context } from '#platform/context.ts'
import { homesById } from '#src/modules/homes/index.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { mayReach } from '../contact/may-reach.ts'
import { hasDied } from '../death/has-died.ts'
import { policeHold } from '../police/hold.ts'
import { peopleAround } from '../representatives/store.ts'
import type { AroundWords } from '../representatives/words.ts'
import type { SourceWords } from '../sources/commands.ts'
import { sourcesOf } from '../sources/store.ts'
import { caseOpener, opened } from '../words.ts'
import { actsForAdult, type KeptOut, namesKeptOut, type WatchedHome, whyNotThere } from './address.ts'
import { wishOf } from './store.ts'

export interface Sending extends Letter {
  readonly address?: string | undefined
  /** Whoever hands it over or speaks, where they are nobody of the council. */
  readonly hands?: { readonly tie: Tie; readonly name: string } | undefined
}

export interface WhyNot {
  /** `closed`: nothing goes at all now; else beside this field of the form. */
  readonly at: 'closed' | 'route' | 'address' | 'handedByName'
  readonly says: string
}

/** Why nothing at all may go to the adult now: they died, or the police have asked us to wait. */
export async function whyClosed(
  ctx: Context,
  row: Pick<ConcernWithPeople, 'id' | 'personId'>,
): Promise<string | undefined> {
  if (await hasDied(ctx, row.personId)) return 'The adult has died: nothing is sent to them.'
  const hold = await policeHold(ctx, row.id)
  for (const what of ['letters', 'disclosure'] as const) {
    const may = mayDespiteHold(hold, what)
    if (may !== true) return may
  }
  return undefined
}

/**
 * The weightiest reason why this may not go, or undefined. Asked when it is written and anew when it is handed over:
 * a card, a hold or somebody's death may have come in between.
 */
export async function whyNotSend(
  ctx: Context,
  row: ConcernWithPeople,
  sending: Sending,
): Promise<WhyNot | undefined> {
  const closed = await whyClosed(ctx, row)
  if (closed) return { at: 'closed', says: closed }
  const wish = mayWrite(await wishOf(ctx.tx, row.councilId, row.id), sending)
  if (wish !== true) return { at: 'route', says: wish }
  const { address, hands } = sending
  for (const channel of channelsOf(sending)) {
    const through = hands && { person: '', tie: hands.tie }
    const may = await mayReach(ctx, row.id, channel, 'adult', { purpose: 'letter', through })
    if (may !== true) return { at: 'route', says: may }
  }
  if (!address && !hands) return undefined
  const { keptOut, home } = await keptOutOf(ctx, row)
  if (hands && namesKeptOut(hands.name, keptOut)) {
    const says =
      'Never through anyone who is barred from this case or acts for the adult. Find somebody independent.'
    return { at: 'handedByName', says }
  }
  const says = address && whyNotThere(address, keptOut, home)
  return says ? { at: 'address', says } : undefined
}

const inTheHome: readonly string[] = ['home-staff', 'home-manager', 'other-resident', 'worker', 'resident']

/**
 * Whoever must not get it: those shut out, those who act for the adult, and the sources of risk, whose record fewer
 * may read than the case. What is compared with them names nobody.
 */
async function keptOutOf(ctx: Context, row: ConcernWithPeople) {
  const open = await caseOpener(ctx, row.id)
  const around = (await peopleAround(ctx.tx, row.councilId, [row.id])).filter(
    one => one.barredBecause || actsForAdult(one.kind),
  )
  const sources = await sourcesOf(ctx.tx, row.councilId, row.id)
  const keptOut: KeptOut[] = [
    ...around.map(one => {
      const words = opened<AroundWords>(open, row.id, one.words)
      return { name: words?.name, reach: words?.reach }
    }),
    ...sources.map(one => {
      const words = opened<SourceWords>(open, row.id, one.words)
      return { name: words?.name, reach: words?.details }
    }),
  ]
  const kinds = [...around.filter(one => one.barredBecause), ...sources].map(one => one.kind)
  const watched = kinds.some(kind => inTheHome.includes(kind))
  return { keptOut, home: watched ? await homeOf(ctx, row.homeId) : undefined }
}

async function homeOf(ctx: Context, homeId: string | null): Promise<WatchedHome | undefined> {
  if (!homeId) return undefined
  const found = (await homesById(ctx.tx, [homeId])).get(homeId)
  return found && { name: found.name, postcode: found.postcode }
}
