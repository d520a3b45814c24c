import { type Gathering, gatherHomes, type HomeState } from './gather.ts'
import { type IsolationSignal, signalsOfIsolation } from './signals.ts'

/** What isolation tells of every open home of a council as it is known on a day; for `tellSignals`. */
export async function isolationSignals(asked: Gathering): Promise<readonly IsolationSignal[]> {
  const on = asked.today.toString()
  return (await gatherHomes(asked)).flatMap(state => signalsOfIsolation(isolated(state), on))
}

const isolated = ({ home, findings }: HomeState) => ({ homeId: home.id, beds: home.beds, findings })

/** How much was heard of each open home in twelve months, with what is expected, as a picture's `heard`. */
export async function heardOfCouncil(
  asked: Gathering,
): Promise<ReadonlyMap<string, { readonly counts: readonly number[]; readonly expected: number } | null>> {
  const states = await gatherHomes(asked)
  return new Map(
    states.map(({ home, heard }) => [
      home.id,
      heard && heard.expected !== null ? { counts: heard.counts, expected: heard.expected } : null,
    ]),
  )
}
