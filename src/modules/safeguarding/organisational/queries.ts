import { wholeCouncil } from '#platform/access/permissions.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { oneResident, residentRows } from './resident-store.ts'
import {
  GetResident,
  ListOrganisational,
  ListResidents,
  One,
  OrganisationalList,
  OrganisationalView,
  ResidentList,
  ResidentWhole,
} from './schema.ts'
import { listedOrganisational } from './store.ts'
import { organisationalColumns, processSubject, residentsSubject } from './subject.ts'
import { rowsOfOrganisational, viewOfOrganisational, viewsOfResidents } from './view-of.ts'

export const listOrganisational = query({
  name: 'safeguarding.listOrganisational',
  does: 'Lists the organisational enquiries you may see, the newest first, each with how many residents were seen.',
  api: 'GET /safeguarding/organisational',
  input: ListOrganisational,
  output: OrganisationalList,
  can: 'organisational.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, homeId, open }) {
    const visible = ctx.visible('organisational.read', organisationalColumns)
    const asked = {
      councilId: ctx.actor.councilId,
      visible,
      homeId,
      open: open ? open === 'true' : undefined,
    }
    const { rows, total } = await listedOrganisational(ctx.tx, asked, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    return { items: await rowsOfOrganisational(ctx, rows), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { homeId, open }) => ({ count: total, homeId, open }),
  example: { role: 'safeguarding-practitioner', input: {} },
})

export const getOrganisational = query({
  name: 'safeguarding.getOrganisational',
  does: 'Gives one organisational enquiry: the decision, its strands, meetings and plan, and how far it has come.',
  api: 'GET /safeguarding/organisational/{organisationalId}',
  input: One,
  output: OrganisationalView,
  can: 'organisational.read',
  subject: processSubject,
  run: (ctx, _input, { row }) => viewOfOrganisational(ctx, row),
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { organisationalId: demoIds.organisational } },
})

export const listResidents = query({
  name: 'safeguarding.listResidents',
  does: 'Lists the residents of an organisational enquiry: seen or not, by whom, and whether their family was told.',
  api: 'GET /safeguarding/organisational/{organisationalId}/residents',
  input: ListResidents,
  output: ResidentList,
  can: 'organisational.residents',
  subject: residentsSubject,
  async run(ctx, { page, perPage }, { row }) {
    const under = { councilId: row.councilId, organisationalId: row.id }
    const rows = await residentRows(ctx.tx, under, { limit: perPage, offset: (page - 1) * perPage })
    const [brief] = await rowsOfOrganisational(ctx, [row])
    if (!brief) throw new Error('An organisational enquiry has a view')
    return {
      items: await viewsOfResidents(ctx, row.id, rows),
      ...{ total: row.residents, page, perPage, reference: row.reference },
      ...{ home: brief.home.name, progress: brief.progress },
    }
  },
  trace: 'record',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'safeguarding-practitioner', input: { organisationalId: demoIds.organisational } },
})

export const getResident = query({
  name: 'safeguarding.getResident',
  does: 'Gives one resident of an organisational enquiry: how they were when seen, and what was said to their family.',
  api: 'GET /safeguarding/organisational/{organisationalId}/residents/{residentId}',
  input: GetResident,
  output: ResidentWhole,
  can: 'organisational.residents',
  subject: residentsSubject,
  async run(ctx, { residentId }, { row }) {
    const found = await oneResident(
      ctx.tx,
      { councilId: row.councilId, organisationalId: row.id },
      residentId,
    )
    const [view] = found ? await viewsOfResidents(ctx, row.id, [found]) : []
    if (!view) throw new NotFound('We could not find that resident. Look for them in the list.')
    const [brief] = await rowsOfOrganisational(ctx, [row])
    return { ...view, reference: row.reference, home: brief?.home.name ?? '' }
  },
  trace: 'record',
  example: {
    role: 'safeguarding-practitioner',
    input: { organisationalId: demoIds.organisational, residentId: demoIds.organisationalResident },
  },
})
