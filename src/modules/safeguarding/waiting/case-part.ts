import { accountNames } from '#platform/accounts/names.ts'
import { casePart } from '../case/part.ts'
import { opened } from '../words.ts'
import { waitBlocks, waitSteps } from './blocks.ts'
import { waitInBrief } from './labels.ts'
import { WaitsView } from './schema.ts'
import { waitsOf } from './store.ts'
import type { WaitWords } from './words.ts'

export const waitingPart = casePart({
  name: 'waiting',
  output: WaitsView,
  restsOn: { tables: ['waiting'], none: [] },
  async load(ctx, concern, open): Promise<WaitsView> {
    const rows = await waitsOf(ctx.tx, concern.councilId, concern.id)
    const by = rows.map(row => row.by)
    const names = await accountNames(ctx.tx, concern.councilId, by)
    return rows.map(row => {
      const words = opened<WaitWords>(open, concern.id, row.words)
      const { version, source, chased, chasedOn, endedOn } = row
      return {
        ...{ ...waitInBrief(row), version, source, chased, chasedOn, endedOn },
        by: (row.by && names.get(row.by)) ?? null,
        ...{ who: words?.who ?? null, words: words?.text ?? null, endedWords: words?.ended ?? null },
        chasedWords: [...(words?.chased ?? [])],
      }
    })
  },
  blocks: waitBlocks,
  steps: waitSteps,
  chronology: waits =>
    waits.flatMap(wait => [
      {
        on: wait.since,
        text: `Asked: ${wait.whom}, ${wait.what}`,
        ...(wait.words ? { note: wait.words } : {}),
      },
      ...(wait.endedOn
        ? [{ on: wait.endedOn, text: `No longer waited for: ${wait.whom}, ${wait.what}` }]
        : []),
    ]),
})
