import type { Context } from '#platform/context.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import type { HomeInBrief } from '#src/modules/homes/index.ts'
import { openChallenges } from '../challenged/open.ts'
import { countingFor } from '../pictures/counting.ts'
import type { KeptPicture } from '../pictures/make.ts'
import { findPictures } from '../pictures/picture-store.ts'
import { type Reader, signalsSeen } from '../pictures/seen-by.ts'
import { findKnownHome } from '../reading/home-store.ts'
import { liveOf } from '../tellings/live-store.ts'
import type { Edition } from '../tellings/sources.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { ruleInWords, themeInWords } from '../view/words.ts'
import { type Known, knownFacts, type Mark } from './facts.ts'
import type { BroughtFact, HomeKnown, PictureReason } from './pack.ts'
import { type BroughtRow, broughtTo, type MarkRow, marksOf } from './record-store.ts'
import { isSmall } from './subject.ts'

type Wide = Exclude<Edition, 'home'>

export interface Gathering {
  readonly meetingId: string
  readonly homes: readonly HomeInBrief[]
  /** What this transaction may read: for 'cleared' it must have been cleared. */
  readonly edition: Wide
}

/** The last that a person said of each fact. */
export const lastMarks = (rows: readonly MarkRow[]): ReadonlyMap<string, Mark> =>
  new Map(
    rows.map(({ id, factId, sureness, agencies, by, at }) => [
      factId,
      { id, factId, sureness, agencies, by, on: civilDateOf(at).toString() },
    ]),
  )

/** All that is known today of the homes of a meeting, as one kind of reader may know it. */
export async function gatherKnown(
  ctx: Context,
  { meetingId, homes, edition }: Gathering,
): Promise<HomeKnown[]> {
  const { tx, actor } = ctx
  const { councilId } = actor
  const ids = homes.map(home => home.id)
  const rows = Map.groupBy(await liveOf(tx, councilId, ids), row => row.homeId)
  const pictures = (await findPictures(tx, councilId, ids)).filter(one => one.edition === edition)
  const marks = lastMarks(await marksOf(tx, councilId, meetingId))
  const brought = Map.groupBy(await broughtTo(tx, councilId, meetingId), row => row.homeId)
  const challenges = await openChallenges(ctx, ids, ctx.today.toString())
  const known: HomeKnown[] = []
  for (const home of homes) {
    const picture = pictures.find(one => one.homeId === home.id)
    const told = rows.get(home.id) ?? []
    known.push({
      ...{ homeId: home.id, name: home.name, small: isSmall(home), level: picture?.level ?? null },
      reasons: picture ? reasonsOf(JSON.parse(picture.body) as KeptPicture) : [],
      facts: await factsOf(ctx, { homeId: home.id, told, marks, edition, challenges }),
      brought: (brought.get(home.id) ?? []).map(broughtFact),
    })
  }
  return known
}

interface Told {
  readonly homeId: string
  readonly told: Awaited<ReturnType<typeof liveOf>>
  readonly marks: ReadonlyMap<string, Mark>
  readonly edition: Wide
  readonly challenges: Reader['challenges']
}

async function factsOf(ctx: Context, { homeId, told, marks, edition, challenges }: Told): Promise<Known[]> {
  const { used } = countingFor(edition, told, ctx.today.toString(), rulesInUse)
  const home = await findKnownHome(ctx.tx, ctx.actor.councilId, homeId)
  const reader = { role: ctx.actor.role, providerSince: home?.providerSince ?? null, challenges }
  const seen = signalsSeen(
    used.map(one => one.row),
    reader,
  )
  return knownFacts(used, seen, marks, edition === 'cleared')
}

const reasonsOf = ({ reasons, on }: KeptPicture): PictureReason[] =>
  reasons.map(({ rule, theme, signals }) => ({
    ...{ says: ruleInWords(rule).says, theme: themeInWords(theme, on), keys: signals },
  }))

const broughtFact = ({ id, agency, observedOn, sureness, audience }: BroughtRow): BroughtFact => ({
  ...{ id, agency, on: observedOn, sureness, audience },
})
