import { fenmarsh } from './council.ts'
import type { HomeKind, HomePlan, ProviderPlan } from './plan.ts'
import type { Random } from './random.ts'
import { specialisms } from './words.ts'

/** Places in a home: 3 to 8 for people with a learning disability, a few dozen in others, more with nursing. */
export function bedsFor(kind: HomeKind, random: Random): number {
  if (kind === 'learning') return random.int(3, 8)
  if (kind === 'nursing') return Math.round((random.int(40, 90) + random.int(40, 72)) / 2)
  return Math.round((random.int(12, 42) + random.int(14, 38)) / 2)
}

export function specialismsFor(kind: HomeKind, random: Random): string[] {
  if (kind === 'learning') return [specialisms.learning, specialisms.younger, ...learningExtras(random)]
  const extras: ReadonlyArray<readonly [string, number]> = [
    [specialisms.dementia, kind === 'nursing' ? 0.88 : 0.84],
    [specialisms.physical, kind === 'nursing' ? 0.75 : 0.5],
    [specialisms.sensory, 0.4],
    [specialisms.younger, kind === 'nursing' ? 0.5 : 0.2],
    [specialisms.mental, 0.28],
    [specialisms.eating, 0.02],
    [specialisms.substance, 0.02],
  ]
  return [specialisms.older, ...drawn(extras, random)]
}

function learningExtras(random: Random): string[] {
  return drawn(
    [
      [specialisms.physical, 0.3],
      [specialisms.mental, 0.25],
      [specialisms.sensory, 0.2],
      [specialisms.older, 0.35],
      [specialisms.detained, 0.04],
    ],
    random,
  )
}

function drawn(chances: ReadonlyArray<readonly [string, number]>, random: Random): string[] {
  return chances.filter(([, chance]) => random.chance(chance)).map(([name]) => name)
}

export function extraService(kind: HomeKind, random: Random): Pick<HomePlan, 'alsoServes'> {
  if (kind === 'learning') return {}
  const extra = random.weighted([
    [undefined, 91],
    ['homecare', 5],
    ['rehabilitation', 4],
  ] as const)
  return extra ? { alsoServes: extra } : {}
}

/** Groups and the council have one address on the web; small companies have one or none. */
export function websiteFor(provider: ProviderPlan, random: Random): Pick<HomePlan, 'website'> {
  if (provider.kind === 'council') return { website: fenmarsh.website }
  const group = provider.brand?.name.replace('BRAND ', '')
  if (!group && random.chance(0.5)) return {}
  return { website: webAddress(group ?? provider.name) }
}

/** Under `.example`, which can never be a real site. */
export function webAddress(name: string): string {
  const plain = name.replace(/\b(limited|ltd|the)\b/gi, '').replace(/[^a-z0-9]+/gi, '')
  return `www.${plain.toLowerCase()}.example`
}
