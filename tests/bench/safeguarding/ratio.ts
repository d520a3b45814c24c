import type { Running } from '../england/england.ts'
import { median } from '../figures.ts'
import { signIn } from '../signed-in.ts'
import { type Subjects, subjectsIn } from './subjects.ts'
import { type Person, visits } from './visits.ts'

/** What a hundred times the concerns cost, for one thing that is done. */
export interface Ratio {
  readonly name: string
  /** Milliseconds, medians. */
  readonly few: number
  readonly many: number
  /** Of neighbouring rounds: the median, and the range. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
}

/** Does each thing in both in turn, some times over, and compares neighbours: a noisy minute hits both. */
export async function ratiosOf(
  small: Running,
  large: Running,
  { rounds: most, times: each } = { rounds: 9, times: 10 },
): Promise<readonly Ratio[]> {
  const ratios: Ratio[] = []
  const [few, many] = [await managerOf(small), await managerOf(large)]
  for (const visit of visits) {
    const rounds: { few: number; many: number }[] = []
    let turn = 0
    for (let round = 0; round <= most; round++) {
      const times = { few: [] as number[], many: [] as number[] }
      for (let i = 0; i < each; i++, turn++) {
        times.few.push((await visit.act(few, turn)).ms)
        times.many.push((await visit.act(many, turn)).ms)
      }
      // The first round warms up.
      if (round > 0) rounds.push({ few: median(times.few), many: median(times.many) })
    }
    const compared = rounds.map(one => one.many / one.few)
    ratios.push({
      name: visit.name,
      few: median(rounds.map(one => one.few)),
      many: median(rounds.map(one => one.many)),
      ratio: median(compared),
      lowest: Math.min(...compared),
      highest: Math.max(...compared),
    })
  }
  return ratios
}

/** A manager sees every case that is not restricted: nobody’s lists are longer. */
async function managerOf({ base, url }: Running): Promise<Person> {
  const subjects: Subjects = await subjectsIn(url)
  const key = 'safeguarding-manager'
  return { key, base, subjects, raised: [], visitor: await signIn(base, key) }
}
