import { needsSecondPerson, returnGaps } from '#law/concluding.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { countedOutcomes } from '../outcomes/rows.ts'
import { type NoteWords, opened } from '../words.ts'
import { conclusionBlocks, conclusionChronology, conclusionSteps } from './blocks.ts'
import { concludingOf, unreadyBecause } from './ready.ts'
import { ConclusionView } from './schema.ts'
import type { ConclusionWords } from './words.ts'

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<ConclusionView> {
  const concluding = await concludingOf(ctx, concern)
  const { last, earlier, signOff } = concluding
  if (!last) return null
  const names = await accountNames(ctx.tx, concern.councilId, [last.by, signOff?.by ?? null])
  const nameOf = (id: string | null | undefined) => (id && names.get(id)) ?? null
  const words = opened<ConclusionWords>(open, concern.id, last.words)
  const { riskAssessment, riskWorker, riskPerson, capacity, supported } = last
  const said = {
    riskAssessment,
    capacity,
    riskWorker: riskWorker ?? undefined,
    supported: supported ?? undefined,
  }
  const { abuseTypes, location } = concern
  return {
    ...{ id: last.id, riskAssessment, riskWorker, riskPerson, capacity, supported, earlier, location },
    ...{
      words: words?.text ?? null,
      personWords: words?.person ?? null,
      capacityWords: words?.capacity ?? null,
    },
    ceasing: ceasingOf(words),
    ...{ at: last.at.toString(), by: nameOf(last.by), mine: last.by !== null && last.by === ctx.actor.id },
    needsSecond: needsSecondPerson(riskAssessment),
    signedBy: signOff?.agrees ? nameOf(signOff.by) : null,
    disagreed:
      signOff && !signOff.agrees
        ? { by: nameOf(signOff.by), words: opened<NoteWords>(open, concern.id, signOff.words)?.text ?? null }
        : null,
    unready: unreadyBecause(concluding) ?? null,
    gaps: [...returnGaps({ ...said, ...(await countedOutcomes(ctx, concern)), abuseTypes, location })],
  }
}

function ceasingOf(words: ConclusionWords | undefined) {
  if (!words?.ceasing) return null
  const { spokeFreely = null, grounds, why = null } = words.ceasing
  return { spokeFreely, grounds: [...grounds], why }
}

export const conclusionPart = casePart({
  name: 'conclusion',
  output: ConclusionView,
  restsOn: { tables: ['conclusion'], none: null },
  load,
  blocks: conclusionBlocks,
  steps: conclusionSteps,
  chronology: conclusionChronology,
})
