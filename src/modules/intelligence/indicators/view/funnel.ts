import { type FunnelPoint, funnelChart } from '#platform/view/charts/funnel-chart.ts'
import { downloadLinks } from '#platform/view/downloads.ts'
import { plural } from '#platform/view/filters.ts'
import type { ChartModel } from '#platform/view/models.ts'
import { funnelLimits, Z_95, Z_998 } from '../../method/limits.ts'
import { scales } from '../../method/transform.ts'
import type { KeptHome, KeptPeriod } from '../history.ts'
import { homeHref, resultsHref } from '../pages/addresses.ts'
import type { Indicator } from '../schema.ts'
import { isFlag, versionOf } from '../summary.ts'
import { likeWords, rounded, saysOf } from '../words.ts'

/** Points of the curve; enough that it looks smooth. */
const STEPS = 60

/** All homes of one period: what each had for each that was expected of it, by how much was expected. */
export async function periodFunnel(indicator: Indicator, period: KeptPeriod): Promise<ChartModel> {
  const { id, homes: names, definitions } = indicator
  const compared = period.homes.flatMap(home =>
    home.e !== null && home.e > 0 ? [{ ...home, e: home.e }] : [],
  )
  const byName = new Map(compared.map(home => [names[home.id] ?? 'A home', home]))
  const points = compared.map(home => pointOf(home, id, names[home.id] ?? 'A home', period.tau2))
  const most = Math.max(1, ...compared.map(home => home.e))
  const definition = versionOf(period, definitions)
  const flagged = compared.filter(home => isFlag(home, definition)).length
  return funnelChart(points, {
    ...{ id: 'funnel', unit: 'Home', target: 1, curve: curveTo(most, period.tau2) },
    title: headline(flagged, compared.length, period.label),
    subtitle: `${plural(compared.length, 'home')} by how much was expected of each. Dashed: 95 in 100 homes that are all in order lie within. Whole line: 998 in 1,000. Homes differ by more than chance, and the limits allow for it.`,
    ...{ sizeLabel: 'How many were expected', valueLabel: 'For each one expected' },
    ...{ say: rounded, saySize: rounded },
    downloads: downloadLinks(format => `${resultsHref(id)}?period=${period.from}&format=${format}`),
    more: { label: 'Compared with', cell: ({ name }) => ({ text: comparedWith(byName.get(name)) }) },
  })
}

function headline(flagged: number, of: number, label: string): string {
  if (of === 0) return `${label}: no home can be compared`
  if (flagged === 0) return `${label}: no home is beyond its limits`
  return `${label}: ${plural(flagged, 'home')} beyond ${flagged === 1 ? 'its' : 'their'} limits`
}

function comparedWith(home: KeptHome | undefined): string {
  if (!home) return 'Not known'
  return `${home.of} homes: ${likeWords[home.like]}${home.beds ? '; by registered beds' : ''}`
}

function pointOf(
  home: KeptHome & { readonly e: number },
  indicatorId: string,
  name: string,
  tau2: number,
): FunnelPoint {
  const { lower, upper } = limitsAt(home.e, tau2, Z_95)
  return {
    ...{ name, href: homeHref(indicatorId, home.id), size: home.e, value: home.o / home.e, lower, upper },
    ...{ beyond: home.tail, says: `${saysOf(home)}: ${home.o} of ${rounded(home.e)}` },
  }
}

const limitsAt = (expected: number, tau2: number, z: number) =>
  funnelLimits(scales.ratio, { target: 1, s: 1 / (2 * Math.sqrt(expected)), tau2, z })

function curveTo(most: number, tau2: number) {
  return Array.from({ length: STEPS }, (_, at) => {
    // Closer together where the curve bends.
    const size = most * 1.04 * ((at + 1) / STEPS) ** 2
    const [inner, outer] = [limitsAt(size, tau2, Z_95), limitsAt(size, tau2, Z_998)]
    return {
      ...{ size, lower95: inner.lower, upper95: inner.upper },
      ...{ lower998: outer.lower, upper998: outer.upper },
    }
  })
}
