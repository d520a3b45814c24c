import { themesOn } from '#law/themes.ts'
import { kinds, partners } from '../submissions/kinds.ts'
import type { Choice } from './tellings-store.ts'

/** What codes are called. One place, for forms, pages and files. */

const whatNames: Readonly<Record<string, string>> = {
  'safeguarding.concern': 'Safeguarding concerns',
  'cqc.inspected-not-rated': 'CQC inspected and gave no overall rating',
}
const sourceNames: Readonly<Record<string, string>> = {
  safeguarding: 'The council’s safeguarding cases',
  'cqc-register': 'CQC’s register',
  'food-hygiene': 'Food hygiene rating scheme',
  'eyes-on': 'Who could notice',
  indicator: 'Indicators in use',
}

export function whatName(code: string): string {
  const partner = kinds.find(one => code === `partners.${one.code}`)
  return whatNames[code] ?? partner?.label ?? plainly(code)
}

export function sourceName(code: string): string {
  return sourceNames[code] ?? partners.find(one => one.code === code)?.label ?? plainly(code)
}

export function themeName(code: string | null, on: string): string | null {
  return themesOn(on).find(one => one.code === code)?.name ?? null
}

function plainly(code: string): string {
  const text = code.replaceAll(/[.-]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Of what an indicator can be made: what Lantern knows how to hear, and what it was told here. Pure. */
export function choicesFrom(told: readonly Choice[]) {
  const declared = [
    { what: 'safeguarding.concern', sourceKind: 'safeguarding', returned: false },
    ...kinds.map(kind => ({ what: `partners.${kind.code}`, returned: kind.counted ?? false })),
  ]
  const whats = new Map<string, { returned: boolean; told: number }>()
  for (const { what, returned } of declared) whats.set(what, { returned, told: 0 })
  for (const { what, returned, told: many } of told) {
    const before = whats.get(what)
    whats.set(what, { returned: returned || (before?.returned ?? false), told: many + (before?.told ?? 0) })
  }
  const sources = new Map<string, number>([
    ['safeguarding', 0],
    ...partners.map(one => [one.code, 0] as const),
  ])
  for (const { sourceKind, told: many } of told)
    sources.set(sourceKind, many + (sources.get(sourceKind) ?? 0))
  return {
    whats: [...whats].map(([code, of]) => ({ code, name: whatName(code), ...of })),
    sources: [...sources].map(([code, many]) => ({ code, name: sourceName(code), told: many })),
  }
}
