import { keyForNewRecord } from '#platform/vault/index.ts'
import { nameKey } from '#src/modules/people/index.ts'
import type { Adding } from '../bulk/copy.ts'
import { idAt } from '../bulk/ids.ts'
import { fenmarshId } from '../identity/index.ts'
import type { Random } from '../random.ts'
import { DAY, dayOf, iso } from './course.ts'
import type { Home } from './homes.ts'
import { type Named, nameIn } from './names.ts'
import { people, say } from './words/index.ts'

/** Somebody who lives in a home and was spoken of. Rows are written once all is known of them. */
export interface Adult extends Named {
  readonly id: string
  readonly home: Home
  readonly madeAt: number
  readonly madeBy: string
  readonly funding: string
  /** Cases about them that may still be open, by when they close. */
  readonly cases: { readonly id: string; readonly closedAt: number | null }[]
  diedAt: number | null
}

/** How often it is somebody of whom we had heard before. */
const AGAIN = 0.36

export class Adults {
  readonly #ofHome = new Map<string, Adult[]>()
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** Who a concern in this home is about. */
  one(home: Home, at: number, by: string): Adult {
    const random = this.#random
    const all = this.#ofHome.get(home.id) ?? []
    const known = all.filter(adult => adult.diedAt === null)
    if (known.length > 0 && random.chance(AGAIN)) return random.pick(known)
    const adult = this.#made(home, at, by, all)
    this.#ofHome.set(home.id, [...all, adult])
    return adult
  }

  #made(home: Home, at: number, by: string, all: readonly Adult[]): Adult {
    const random = this.#random
    let name = nameIn(random, home.learning ? 0.44 : 0.66)
    // Two of one name in one home are taken for one person.
    while (all.some(one => one.familyName === name.familyName)) name = nameIn(random, 0.6)
    const funding = random.weighted([
      ['this-council', 46],
      ['self', 30],
      ['other-council', 9],
      ['icb', 12],
      ['joint', 3],
    ] as const)
    return { ...name, id: idAt(at, random), home, madeAt: at, madeBy: by, funding, cases: [], diedAt: null }
  }

  /** Writes all of them down, with where they live. */
  write(rows: Adding): void {
    for (const adult of [...this.#ofHome.values()].flat()) this.#write(adult, rows)
  }

  #write(adult: Adult, rows: Adding): void {
    const random = this.#random
    const { id, home, givenName, familyName, sex, ethnicity, funding, madeAt, madeBy, diedAt } = adult
    const age = home.learning ? random.int(24, 72) : random.int(64, 84) + random.int(0, 16)
    const died = diedAt === null ? null : dayOf(diedAt)
    rows.add('people.person', {
      ...{ councilId: fenmarshId, id, givenName, familyName, sex, homeId: home.id, funding },
      nameKey: nameKey(givenName, familyName),
      bornOn: random.chance(0.96) ? dayOf(madeAt - (age * 365.25 - random.int(0, 364)) * DAY) : null,
      // Not always asked, and not always answered.
      ethnicity: random.chance(0.91) ? ethnicity : random.pick(['not-known', 'refused']),
      supportReason: random.chance(0.93) ? supportReason(home, random) : null,
      ...{ restricted: false, diedOn: died, madeAt: iso(madeAt), madeBy, words: this.#words(adult, rows) },
    })
    const from = dayOf(madeAt - random.int(20, 1_400) * DAY)
    rows.add('people.stay', {
      ...{ councilId: fenmarshId, id: idAt(madeAt, random), personId: id, homeId: home.id },
      ...{ fromOn: from, toOn: died, recordedAt: iso(madeAt), recordedBy: madeBy },
    })
  }

  #words(adult: Adult, rows: Adding): Buffer | null {
    const random = this.#random
    if (!random.chance(0.55)) return null
    const { wrapped, seal } = keyForNewRecord(adult.id)
    rows.add('platform.record_key', { councilId: fenmarshId, recordId: adult.id, wrapped })
    const communication = say(random, people.communication, adult)
    const matters = random.chance(0.6) ? { matters: say(random, people.matters, adult) } : {}
    return seal({ communication, ...matters })
  }
}

function supportReason({ learning }: Home, random: Random): string {
  if (learning) return 'learning-disability'
  return random.weighted([
    ['memory-cognition', 52],
    ['physical', 36],
    ['mental-health', 8],
    ['sensory', 3],
    ['social', 1],
  ] as const)
}
