import { labelOf } from '#law/code-list.ts'
import type { Opener } from '#platform/vault/index.ts'
import type { PersonInBrief } from '#src/modules/people/index.ts'
import type { NoteWords } from '../words.ts'
import { compatibilities, harmKinds, type Place, places, type TimeOfDay, timesOfDay } from './codes.ts'
import { type Pair, pairsIn, timesAndPlaces } from './patterns.ts'
import type { PairView, ResidentsOfHome, SupportView } from './schema.ts'
import type { BetweenRow, SupportRow } from './store.ts'

export interface SupportWords {
  readonly support: string
  readonly before?: string | undefined
  readonly monitoring?: string | undefined
  readonly theirView?: string | undefined
}

interface Known {
  readonly home: { readonly id: string; readonly name: string }
  readonly since: string
  readonly rows: readonly BetweenRow[]
  readonly latest: readonly BetweenRow[]
  readonly plans: readonly SupportRow[]
  readonly people: ReadonlyMap<string, PersonInBrief>
  readonly names: ReadonlyMap<string, string>
  readonly open: Opener
  readonly today: string
}

export function viewOfHome(known: Known): ResidentsOfHome {
  const { home, since, rows, latest, plans } = known
  return {
    home,
    since,
    total: rows.length,
    pairs: pairsIn(rows).map(pair => viewOfPair(pair, known)),
    cells: [...timesAndPlaces(rows)].map(([cell, count]) => {
      const [timeOfDay = '', place = ''] = cell.split(' ')
      return { timeOfDay, place, count }
    }),
    plans: plans.map(plan => viewOfPlan(plan, known)),
    latest: latest.map(row => ({
      id: row.id,
      harmed: nameIn(known, row.harmedId),
      other: nameIn(known, row.otherId),
      happenedOn: row.happenedOn,
      timeOfDay: timesOfDay[row.timeOfDay],
      place: places[row.place],
      kinds: row.kinds.map(kind => harmKinds[kind]),
      words: (known.open(row.id, row.words) as NoteWords | undefined)?.text ?? null,
    })),
  }
}

/** Whose record is restricted is named to nobody here. */
function nameIn({ people }: Known, id: string): string {
  const person = people.get(id)
  return person?.restricted ? 'Somebody whose record is restricted' : (person?.name ?? 'Name not known')
}

function viewOfPair(pair: Pair, known: Known): PairView {
  const label = <K extends string>(labels: Readonly<Record<K, string>>, code: K | undefined) =>
    code ? labels[code] : null
  return {
    people: pair.ids.map(id => ({ id, name: nameIn(known, id) })),
    harmed: pair.harmed.map(id => nameIn(known, id)),
    count: pair.count,
    lastOn: pair.lastOn,
    mostlyAt: label<TimeOfDay>(timesOfDay, pair.mostlyAt),
    mostlyIn: label<Place>(places, pair.mostlyIn),
    supported: known.plans.filter(plan => pair.ids.includes(plan.personId)).length,
  }
}

function viewOfPlan(plan: SupportRow, known: Known): SupportView {
  const words = known.open(plan.personId, plan.words) as SupportWords | undefined
  return {
    id: plan.id,
    person: { id: plan.personId, name: nameIn(known, plan.personId) },
    practitioner: known.names.get(plan.practitionerId) ?? null,
    hasAdvocate: plan.hasAdvocate,
    capacity: labelOf('capacity', plan.capacity),
    support: words?.support ?? null,
    before: words?.before ?? null,
    monitoring: words?.monitoring ?? null,
    theirView: words?.theirView ?? null,
    compatibility: compatibilities[plan.compatibility],
    reviewOn: plan.reviewOn,
    overdue: plan.reviewOn < known.today,
  }
}
