import { formatNumber, plural } from '#platform/view/filters.ts'
import type { MappedHome } from '../../map/schema.ts'
import type { MapOf, Mappable } from './legend.ts'

const FEW = 5

/** The title is the message: how many of the homes are rated well; of a handful only that they are there. */
export function titleOf({ homes, total }: MapOf<MappedHome>): string {
  if (homes.length === 0)
    return total === 0 ? 'No homes to show on the map' : 'None of these homes can be shown'
  const rated = homes.filter(home => home.rating !== null)
  if (rated.length < FEW) return `${plural(homes.length, 'home')} on the map`
  const well = rated.filter(({ rating }) => rating === 'good' || rating === 'outstanding')
  return `${formatNumber(well.length)} of ${formatNumber(rated.length)} rated homes are Good or Outstanding`
}

export interface Shown {
  /** Homes in the whole, and in the part that is looked at. */
  readonly inWhole: number
  readonly inPart: number
  readonly zoomed: boolean
}

/** What the picture shows and what it cannot: nobody should take a gap on a map for a place without homes. */
export function sentencesOf(map: MapOf<Mappable>, { inWhole, inPart, zoomed }: Shown): readonly string[] {
  const { homes, total, withoutPosition, council } = map
  const positions = total - withoutPosition
  const where = council ? ` in ${council.name}` : ''
  const away = homes.length - inWhole
  if (total === 0) return ['No home matches, so there is none to show.', ...outlineMissing(map)]
  return [
    ...(positions > homes.length
      ? [
          `The map shows the first ${formatNumber(homes.length)} of ${formatNumber(positions)} homes by name. Filter the list to see others.`,
        ]
      : [`${plural(homes.length, 'home')} of the list${where}, by the postcode in CQC’s record.`]),
    ...(zoomed ? [`${formatNumber(inPart)} of them ${inPart === 1 ? 'is' : 'are'} in this part.`] : []),
    ...(withoutPosition > 0
      ? [
          `${plural(withoutPosition, 'home')} ${withoutPosition === 1 ? 'has' : 'have'} no position in the register and ${withoutPosition === 1 ? 'is' : 'are'} only in the list.`,
        ]
      : []),
    ...(away > 0
      ? [
          `${plural(away, 'home')} ${away === 1 ? 'has' : 'have'} a position far from all others and ${away === 1 ? 'is' : 'are'} only in the list.`,
        ]
      : []),
    ...outlineMissing(map),
  ]
}

/** Never another council's outline, and never none without a word. */
function outlineMissing({ council, outline, newestOutlines }: MapOf<Mappable>): readonly string[] {
  if (!council || outline) return []
  const began = council.from ? Number(council.from.slice(0, 4)) : 0
  if (newestOutlines !== null && began > newestOutlines) {
    return [
      `There is no outline of ${council.name}: the boundaries Lantern has are of ${newestOutlines}, and this council began in ${began}.`,
    ]
  }
  return [`Lantern has no outline of ${council.name}. An administrator can import boundaries under Imports.`]
}

/** Under the picture: whose outlines they are, of when, and how exact. */
export function attributionOf({ outline, around }: MapOf<Mappable>): string | undefined {
  const drawn = [...(outline ? [outline] : []), ...around]
  if (drawn.length === 0) return undefined
  const years = [...new Set(drawn.map(({ ofYear }) => ofYear))].sort()
  const whose = [...new Set(drawn.map(({ attribution }) => attribution))]
  return `Outlines of ${years.join(' and ')}, simplified: near an edge trust the list, not the map. ${whose.join(' ')}`
}
