import { demoDate } from './council.ts'
import { addDays, type CivilDate } from './dates.ts'
import type { HomeKind, ProviderPlan, Rating, RegistrationPlan } from './plan.ts'
import { providerList } from './provider-list.ts'
import type { Random } from './random.ts'
import type { Span } from './timeline.ts'

interface Wanted {
  readonly provider: ProviderPlan
  readonly kind: HomeKind
  readonly name: string
  /** How many times the home changed hands. */
  readonly changes: number
  readonly rating: Rating | undefined
  readonly index: number
  /** Who may have held it before. Default: the providers of Fenmarsh. */
  readonly earlierProviders?: readonly ProviderPlan[]
}

/** CQC took over the register between October 2010 and 2011; most homes date from then. */
const registerBegan = '2010-10-01'
/** From about here a new registration could show the ratings of the one before. */
const inheritingFrom = '2016-06-01'

/** The registrations of one home, oldest first; the last is open and held by the provider given. */
export function registrationsFor(wanted: Wanted, random: Random): RegistrationPlan[] {
  const days = changeDays(wanted.changes, random)
  const starts = [firstDay(wanted, random), ...days]
  return starts.map((start, order) => {
    const isLast = order === starts.length - 1
    const next = starts[order + 1]
    const linked = isLinked(wanted.index)
    return {
      locationId: locationId(wanted.index, order),
      providerId: isLast ? wanted.provider.id : earlierProvider(wanted, random).id,
      name: isLast ? wanted.name : earlierName(wanted.name, random),
      from: start,
      ...(next ? { to: addDays(next, linked ? random.int(0, 5) : -random.int(3, 20)) } : {}),
      ...(order > 0 ? joining(start, linked, random) : {}),
      ...(!isLast && linked && random.chance(0.4) ? { withoutUprn: true } : {}),
    }
  })
}

/** Ids of the shape of CQC's, in a range of our own: `1-90` and eight figures. */
export function locationId(index: number, order: number): string {
  return `1-90${String(1_000 + index * 10 + order).padStart(8, '0')}`
}

/** The stretch of time in which the home could be inspected. */
export function spanOf(registrations: readonly RegistrationPlan[]): Span {
  const first = registrations.at(0)
  const last = registrations.at(-1)
  if (!first || !last) throw new Error('A home needs at least one registration.')
  return {
    from: first.from,
    presentFrom: last.from,
    lastNotBefore: addDays(last.from, last.inherits ? -400 : 120),
    ...(last.to ? { to: last.to } : {}),
  }
}

/** The days on which a registration began that inherited no rating. */
export function freshStarts(registrations: readonly RegistrationPlan[]): CivilDate[] {
  return registrations.filter(({ inherits }) => !inherits).map(({ from }) => from)
}

function firstDay(wanted: Wanted, random: Random): CivilDate {
  if (!wanted.rating) return addDays(demoDate, -random.int(40, 320))
  if (wanted.changes > 0 || random.chance(0.72)) return addDays(registerBegan, random.int(0, 300))
  return addDays('2012-01-01', random.int(0, 4_500))
}

function changeDays(changes: number, random: Random): CivilDate[] {
  if (changes === 0) return []
  if (changes === 1) return [addDays('2014-06-01', random.int(0, 4_000))]
  return [addDays('2013-06-01', random.int(0, 1_400)), addDays('2018-06-01', random.int(0, 2_500))]
}

/** One in five who changed hands was never joined up by CQC. */
function isLinked(index: number): boolean {
  return index % 5 !== 4
}

function joining(start: CivilDate, linked: boolean, random: Random): Partial<RegistrationPlan> {
  if (!linked) return {}
  const joins = random.chance(0.8) ? 'New Provider' : 'Legal Entity Change'
  return { joins, inherits: start >= inheritingFrom && random.chance(0.85) }
}

function earlierProvider(wanted: Wanted, random: Random): ProviderPlan {
  if (wanted.earlierProviders) return random.pick(wanted.earlierProviders)
  const generalFormer = providerList.filter(({ kind }) => kind === 'former').slice(3)
  const others = providerList.filter(
    other =>
      other.id !== wanted.provider.id && other.kind === 'company' && (other.homes[wanted.kind] ?? 0) > 0,
  )
  return random.chance(0.7) || others.length === 0 ? random.pick(generalFormer) : random.pick(others)
}

function earlierName(name: string, random: Random): string {
  const [word = name] = name.replace(/^The /, '').split(' ')
  if (/^\d/.test(name) || random.chance(0.5)) return name
  return random.pick([`${word} House`, `${word} Rest Home`, `${name} Limited`, `${word} Lodge`])
}
