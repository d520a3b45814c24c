import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { levels } from '../triangulate/levels.ts'
import { familyWords, levelWords, sourceInWords, themeInWords } from '../view/words.ts'
import { editionOf } from './edition.ts'
import { type Facet, facetsOf } from './facets-store.ts'
import { AttentionFacets } from './schema.ts'

export const attentionFacets = query({
  name: 'intelligence.attentionFacets',
  does: 'Lists what homes can be chosen by, with how many there are of each: levels, themes, who tells, areas, providers and brands.',
  input: z.object({}),
  output: AttentionFacets,
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const edition = await editionOf(ctx)
    const rows = await facetsOf(ctx.tx, { councilId: ctx.actor.councilId, edition })
    return facetsView(rows, ctx.today.toString())
  },
  trace: 'nothing',
})

/** Codes as words, each kind in an order that people look things up by. Pure. */
export function facetsView(rows: readonly Facet[], today: string): AttentionFacets {
  const of = (facet: Facet['facet'], nameOf: (value: string) => string | null) =>
    rows
      .filter(row => row.facet === facet)
      .map(({ value, name, homes }) => ({ value, name: name ?? nameOf(value) ?? value, homes }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const standing = of('level', value => levelWords[value as keyof typeof levelWords])
  return {
    levels: levels.toReversed().flatMap(level => standing.filter(one => one.value === level)),
    themes: of('theme', value => themeInWords(value, today)),
    families: of('family', value => familyWords[value as keyof typeof familyWords]),
    sources: of('source', sourceInWords),
    areas: of('area', value => value),
    providers: of('provider', value => value),
    brands: of('brand', value => value),
  }
}
