import { countedOf } from '../outcomes/view.ts'
import { concludedOf, wantedIn } from './concluded-store.ts'
import type { ConcludedFacts, ReturnSource } from './row.ts'

/** What the conclusion, the sources of risk and the adult's wishes say of a concluded enquiry: four statements. */
const concluded: ReturnSource = {
  name: 'concluded enquiries',
  async load({ tx, actor }, concernIds) {
    const rows = await concludedOf(tx, actor.councilId, concernIds)
    const ids = rows.map(row => row.concernId)
    const { outcomes, answers, asked } = await wantedIn(tx, actor.councilId, ids)
    const [wanted, answered, ticked] = [byConcern(outcomes), byConcern(answers), byConcern(asked)]
    return new Map(
      rows.map(({ concernId, riskWorker: riskOutcome, ...row }): [string, ConcludedFacts] => [
        concernId,
        {
          ...{ ...row, riskOutcome },
          ...countedOf({
            outcomes: wanted.get(concernId) ?? [],
            answers: answered.get(concernId) ?? [],
            asked: ticked.get(concernId) ?? [],
          }),
        },
      ]),
    )
  },
}

const byConcern = <R extends { readonly concernId: string }>(rows: readonly R[]) =>
  Map.groupBy(rows, row => row.concernId)

/** One for each part that records what the return counts of a concluded enquiry. */
export const returnSources: readonly ReturnSource[] = [concluded]
