import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { councilOfficers } from '../access/roles.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { event } from '../events/event.ts'
import type { Module } from '../module.ts'
import { query } from '../query.ts'
import type { StillTold } from '../webhooks/telling.ts'

/**
 * A test-only module in a neutral field, so that the core never learns about care: plots that people tend,
 * some of them secret. It proves access, exclusions, break-glass, read events, refusals and repeats.
 */
declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'plot.read': true
    'plot.list': true
    'plot.tend': true
    'plot.neglect': true
  }
}

export const allotmentSchema = `
  create schema garden;
  create table garden.plot (council_id uuid not null, id uuid not null, home_id uuid, owner_id uuid,
    secret boolean not null default false, crop text not null, primary key (council_id, id));
  alter table garden.plot enable row level security;
  create policy council on garden.plot using (council_id = platform.current_council())
    with check (council_id = platform.current_council());
  grant usage on schema garden to lantern_app;
  grant select, insert, update on garden.plot to lantern_app;`

interface Plot {
  readonly type: 'plot'
  readonly id: string
  readonly councilId: string
  readonly homeId: string | undefined
  readonly ownerId: string | undefined
  readonly sensitive: boolean
  readonly crop: string
}

async function getPlot(ctx: Context, id: string): Promise<Plot> {
  const found = await sql<Record<string, unknown>>`select * from garden.plot where id = ${id}`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) throw new NotFound()
  return {
    type: 'plot',
    id: String(row.id),
    councilId: String(row.councilId),
    homeId: row.homeId ? String(row.homeId) : undefined,
    ownerId: row.ownerId ? String(row.ownerId) : undefined,
    sensitive: row.secret === true,
    crop: String(row.crop),
  }
}

const PlotOut = z.object({ id: z.uuid(), crop: z.string() })

export const readPlot = query({
  name: 'garden.readPlot',
  does: 'Shows one plot.',
  api: 'GET /plots/{plotId}',
  input: z.object({ plotId: z.uuid('Give the plot’s id.') }),
  output: PlotOut,
  can: 'plot.read',
  trace: 'record',
  subject: (ctx, input) => getPlot(ctx, input.plotId),
  async run(_ctx, _input, plot) {
    return { id: plot.id, crop: plot.crop }
  },
})

export const listPlots = query({
  name: 'garden.listPlots',
  does: 'Lists the plots that you may see.',
  api: 'GET /plots',
  input: z.object({}),
  output: z.object({ items: z.array(PlotOut) }),
  can: 'plot.list',
  trace: 'search',
  traced: result => ({ count: result.items.length }),
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const seen = ctx.visible('plot.read', {
      type: 'plot',
      id: sql.ref('p.id'),
      council: sql.ref('p.council_id'),
      home: sql.ref('p.home_id'),
      owner: sql.ref('p.owner_id'),
    })
    const rows = await sql<{ id: string; crop: string }>`select p.id, p.crop from garden.plot p where ${seen}
      order by p.crop`.execute(ctx.tx)
    return { items: rows.rows }
  },
})

export const tendPlot = command({
  name: 'garden.tendPlot',
  does: 'Plants something else.',
  api: 'POST /plots/{plotId}/crop',
  input: z.object({ plotId: z.uuid('Give the plot’s id.'), crop: z.string().min(1, 'Say what to plant.') }),
  output: PlotOut,
  can: 'plot.tend',
  subject: (ctx, input) => getPlot(ctx, input.plotId),
  async run(ctx, input, plot) {
    await sql`update garden.plot set crop = ${input.crop} where id = ${plot.id}`.execute(ctx.tx)
    if (input.crop === 'weeds') throw new Error('nobody plants weeds')
    return done({ id: plot.id, crop: input.crop }, event('CropPlanted', { words: input.crop.length }))
  },
})

export const neglectPlot = query({
  name: 'garden.neglectPlot',
  does: 'Tries to write from a query, which the database must refuse.',
  input: z.object({ plotId: z.uuid() }),
  output: z.object({}),
  can: 'plot.neglect',
  trace: 'record',
  subject: (ctx, input) => getPlot(ctx, input.plotId),
  async run(ctx, input) {
    await sql`update garden.plot set crop = 'nettles' where id = ${input.plotId}`.execute(ctx.tx)
    return {}
  },
})

/** What grows on a plot now says what may still be told of it. */
const stillOf: Readonly<Record<string, StillTold>> = { truffles: 'not', herbs: 'bare' }

export const allotment: Module = {
  name: 'garden',
  policy: {
    'plot.read': {
      grants: [
        { roles: ['quality-officer'], relation: 'council', because: 'You look after the council’s plots' },
        { roles: ['provider-manager'], relation: 'home', because: 'This plot belongs to your home' },
        { roles: councilOfficers, relation: 'owner', because: 'You raised this plot' },
      ],
      breakGlass: ['duty-worker'],
    },
    'plot.list': {
      grants: [
        {
          roles: [...councilOfficers, 'provider-manager'],
          relation: 'council',
          because: 'You work with the council',
        },
      ],
    },
    'plot.tend': {
      grants: [
        { roles: ['quality-officer'], relation: 'council', because: 'You look after the council’s plots' },
      ],
    },
    'plot.neglect': {
      grants: [
        { roles: ['quality-officer'], relation: 'council', because: 'You look after the council’s plots' },
      ],
    },
  },
  // A test-only module tells of its plots, so that webhooks are proven without a word about care.
  tells: [
    {
      event: 'CropPlanted',
      type: 'garden.crop.planted',
      data: ({ words }) => ({ words }),
      still: async (ctx, id) => stillOf[(await getPlot(ctx, id)).crop] ?? 'whole',
    },
  ],
  commands: [tendPlot],
  queries: [readPlot, listPlots, neglectPlot],
  pages: [],
}
