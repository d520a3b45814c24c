import { sql } from 'kysely'
import { z } from 'zod'
import { type Subject, wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import type { Module } from '#platform/module.ts'
import { query } from '#platform/query.ts'

/** The smallest real command and by-id read, for measuring what the core costs and nothing else. */
declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'parcel.post': true
    'parcel.read': true
  }
}

export const parcelSchema = `
  create schema bench;
  create table bench.parcel (council_id uuid not null, id uuid not null, label text not null,
    primary key (council_id, id));
  alter table bench.parcel enable row level security;
  create policy council on bench.parcel using (council_id = platform.current_council())
    with check (council_id = platform.current_council());
  grant usage on schema bench to lantern_app;
  grant select, insert on bench.parcel to lantern_app;`

const Parcel = z.object({ id: z.uuid(), label: z.string() })

const postParcel = command({
  name: 'bench.postParcel',
  does: 'Adds a parcel.',
  api: 'POST /bench/parcels',
  status: 201,
  input: z.object({ label: z.string().trim().min(1, 'Say what it is').max(200) }),
  output: Parcel,
  can: 'parcel.post',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { label }) {
    const id = ctx.ids.next()
    await sql`insert into bench.parcel (council_id, id, label)
      values (${ctx.actor.councilId}, ${id}, ${label})`.execute(ctx.tx)
    return done({ id, label }, event('ParcelPosted', {}, { type: 'parcel', id }))
  },
})

const readParcel = query({
  name: 'bench.readParcel',
  does: 'Reads a parcel.',
  api: 'GET /bench/parcels/{parcelId}',
  input: z.object({ parcelId: z.uuid() }),
  output: Parcel,
  can: 'parcel.read',
  trace: 'nothing',
  async subject(ctx, { parcelId }): Promise<Subject & { label: string }> {
    const { councilId } = ctx.actor
    const found = await sql<{ label: string }>`select label from bench.parcel
      where council_id = ${councilId} and id = ${parcelId}`.execute(ctx.tx)
    const row = found.rows[0]
    if (!row) throw new NotFound()
    return { type: 'parcel', id: parcelId, councilId, label: row.label }
  },
  async run(_ctx, { parcelId }, { label }) {
    return { id: parcelId, label }
  },
})

export const bench: Module = {
  name: 'bench',
  policy: {
    'parcel.post': {
      grants: [{ roles: ['quality-officer'], relation: 'council', because: 'It is your council’s' }],
    },
    'parcel.read': {
      grants: [{ roles: ['quality-officer'], relation: 'council', because: 'It is your council’s' }],
    },
  },
  commands: [postParcel],
  queries: [readParcel],
  pages: [],
}
