import type { Council } from '#law/councils.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { RowNote } from '../faults.ts'

/** A council with adult social services, or a district of a county. Days are civil dates `[began, ended)`. */
export interface Authority {
  readonly code: string
  readonly name: string
  readonly kind: 'council' | 'district'
  readonly region: string | null
  readonly county: string | null
  readonly began: string | null
  readonly ended: string | null
  readonly former: readonly string[]
  readonly replacedBy: readonly string[]
}

interface Told {
  readonly row: number
  readonly authority: Authority
}

/**
 * Where a list of councils differs from the dated data of the law. The list never changes that data: whoever keeps
 * Lantern looks each difference up in the order that made it, and then writes it down in src/law/data.
 */
export function differencesFrom(
  law: readonly Council[],
  told: readonly Told[],
  today: Temporal.PlainDate,
): readonly RowNote[] {
  const councils = told.filter(({ authority }) => authority.kind === 'council')
  const known = new Map(law.map(council => [council.code, council]))
  const found = new Set(councils.map(({ authority }) => authority.code))
  return [
    ...councils.flatMap(one => differenceOf(known.get(one.authority.code), one, today.toString())),
    ...law
      .filter(({ code }) => !found.has(code))
      .map(({ niceName, code }) => ({
        row: 0,
        field: 'gss-code',
        message: `${niceName} (${code}) is a council by the law as Lantern has it, and is not in the file.`,
      })),
  ]
}

function differenceOf(known: Council | undefined, { row, authority }: Told, today: string): RowNote[] {
  const { code, name, began, ended } = authority
  if (!known) {
    if (ended !== null && ended <= today) return []
    const since = began ? ` from ${formatCivilDate(began)}` : ''
    return [
      {
        row,
        field: 'gss-code',
        message: `${name} (${code})${since} is new: Lantern’s law does not have it yet.`,
      },
    ]
  }
  return [
    ...dayDiffers(row, 'start-date', { name, told: began, law: known.from ?? null, verb: 'began' }),
    ...dayDiffers(row, 'end-date', { name, told: ended, law: known.to ?? null, verb: 'ends' }),
  ]
}

interface Day {
  readonly name: string
  readonly told: string | null
  readonly law: string | null
  readonly verb: string
}

function dayDiffers(row: number, field: string, { name, told, law, verb }: Day): RowNote[] {
  if (told === law) return []
  const words = (day: string | null) => (day ? `on ${formatCivilDate(day)}` : 'on a day that is not given')
  return [{ row, field, message: `${name} ${verb} ${words(told)}; by Lantern’s law ${words(law)}.` }]
}
