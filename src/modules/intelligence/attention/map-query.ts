import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { MapOfHomes, MappedHome, mapOfThese } from '#src/modules/homes/index.ts'
import { levels } from '../triangulate/levels.ts'
import { levelsOf } from './list-store.ts'
import { askedOf } from './queries.ts'
import { ExportAttention } from './schema.ts'

const AttentionMap = MapOfHomes.extend({
  homes: z.array(MappedHome.extend({ level: z.enum(levels) })),
})
export type AttentionMap = z.input<typeof AttentionMap>

export const mapAttention = query({
  name: 'intelligence.mapAttention',
  does: 'Gives where the homes of the list by attention are, each with its level, and the outline of the council.',
  input: ExportAttention,
  output: AttentionMap,
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, filter) {
    const rows = await levelsOf(ctx.tx, await askedOf(ctx, filter))
    const map = await mapOfThese(
      ctx,
      rows.map(row => row.homeId),
    )
    const level = new Map(rows.map(row => [row.homeId, row.level]))
    return {
      ...map,
      homes: map.homes.map(home => ({ ...home, level: level.get(home.id) ?? 'insufficient' })),
    }
  },
  trace: 'search',
  traced: ({ total }, filter) => ({ count: total, ...filter }),
})
