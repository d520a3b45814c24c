import { sql } from 'kysely'
import { z } from 'zod'
import { type Subject, wholeCouncil } from '#platform/access/permissions.ts'
import { roles } from '#platform/access/roles.ts'
import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds as demoHomes, type HomeInBrief, homeById } from '#src/modules/homes/index.ts'
import { findingCodes } from './findings.ts'
import { gatherHome, gatherHomes, type HomeState, monthGiven } from './gather.ts'
import { calledAs, eyes, saidByHome } from './kinds.ts'
import { placersShown } from './placing/known.ts'
import { remedies as known, type RemedyKind, suggested } from './remedies.ts'
import { remediesOf } from './remedy-store.ts'
import { remediesShown } from './remedy-views.ts'
import { EyesList, type EyesRow, HomeEyes, ListEyes } from './schema.ts'
import { homesSeen, monthsOf } from './store.ts'
import { findingShown, isKnown, missingOf, monthShown, rowOf } from './words.ts'

const gathering = (ctx: Context) => ({ tx: ctx.tx, councilId: ctx.actor.councilId, today: ctx.today })
const labelOf = (kind: string) => known[kind as RemedyKind]?.label ?? kind

/** The council's homes that this reader may see. */
async function statesFor(ctx: Context): Promise<readonly HomeState[]> {
  const states = await gatherHomes(gathering(ctx))
  const id = sql<string>`h.id`
  const council = sql<string>`${ctx.actor.councilId}::uuid`
  const visible = ctx.visible('eyes.list', { type: 'home', id, council, home: id })
  const seen = await homesSeen(
    ctx.tx,
    states.map(({ home }) => home.id),
    visible,
  )
  return states.filter(({ home }) => seen.has(home.id))
}

/** Those with most to tell first; where nobody has told us anything, last, and never among the others. */
function inOrder(a: HomeState, b: HomeState): number {
  return (
    Number(isKnown(b)) - Number(isKnown(a)) ||
    gravest(a) - gravest(b) ||
    b.findings.length - a.findings.length ||
    a.eyes.index - b.eyes.index ||
    (a.home.name < b.home.name ? -1 : 1)
  )
}

const gravest = ({ findings }: HomeState): number =>
  Math.min(findingCodes.length, ...findings.map(one => findingCodes.indexOf(one.code)))

function wanted({ finding, remedy }: z.output<typeof ListEyes>) {
  return ({ findings, remedies }: HomeState): boolean => {
    const fits =
      !finding || finding === 'any' ? findings.length > 0 : findings.some(one => one.code === finding)
    const helped = remedies.length > 0
    return fits && (remedy === undefined || helped === (remedy === 'some'))
  }
}

function countsOf(states: readonly HomeState[]) {
  const count = (holds: (state: HomeState) => boolean) => states.filter(holds).length
  return {
    homes: states.length,
    few: count(({ findings }) => findings.some(one => one.code === 'few-eyes')),
    notKnown: count(state => !isKnown(state)),
    helped: count(({ remedies }) => remedies.length > 0),
  }
}

export const listEyes = query({
  name: 'intelligence.listEyes',
  does: 'Lists homes where few could notice, with the reasons, what is not known, and what is under way.',
  api: 'GET /eyes',
  input: ListEyes.extend({
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: EyesList,
  can: 'eyes.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...filter }) {
    const states = await statesFor(ctx)
    const fitting = states.filter(wanted(filter)).toSorted(inOrder)
    const items = fitting.slice((page - 1) * perPage, page * perPage).map(one => rowOf(one, labelOf))
    return { items, total: fitting.length, page, perPage, counts: countsOf(states) }
  },
  trace: 'search',
  traced: ({ total }, { finding = null, remedy = null }) => ({ count: total, finding, remedy }),
  example: { role: 'practice-officer', input: { finding: 'few-eyes' } },
})

export const exportEyes = query({
  name: 'intelligence.exportEyes',
  does: 'Takes the list of homes where few could notice out of Lantern. It is a prompt to go and help, unproven, and no finding.',
  input: ListEyes,
  output: z.object({ items: EyesList.shape.items }),
  can: 'eyes.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, filter): Promise<{ items: EyesRow[] }> {
    const states = await statesFor(ctx)
    return {
      items: states
        .filter(wanted(filter))
        .toSorted(inOrder)
        .map(one => rowOf(one, labelOf)),
    }
  },
  trace: 'export',
  traced: ({ items }, { finding = null, remedy = null }) => ({ count: items.length, finding, remedy }),
})

/** A home, of whatever council: who could notice there is each council's own to know. */
export async function homeSubject(ctx: Context, { homeId }: { readonly homeId: string }) {
  const home = await homeById(ctx.tx, homeId)
  if (!home)
    throw new NotFound('We could not find that home. Check the link, or search for it by name or postcode.')
  const subject: Subject = { type: 'home', id: home.id, councilId: ctx.actor.councilId, homeId: home.id }
  return { ...subject, home }
}

export const getHomeEyes = query({
  name: 'intelligence.getHomeEyes',
  does: 'Gives who could notice at one home: who was seen, the monthly numbers, what stands out and what is done about it. A home sees the numbers that it gave.',
  api: 'GET /homes/{homeId}/eyes',
  input: z.object({
    homeId: z.uuid(),
    brief: z
      .union([z.boolean(), z.enum(['true', 'false'])])
      .optional()
      .describe('Without what was heard, for which every home is looked at'),
  }),
  output: HomeEyes,
  can: 'eyes.read',
  subject: homeSubject,
  async run(ctx, { brief }, { home }) {
    const { councilId, role } = ctx.actor
    const ofHome = role in roles && roles[role as keyof typeof roles].scope === 'home'
    const since = ctx.today.subtract({ months: 13 }).with({ day: 1 }).toString()
    const rows = await monthsOf(ctx.tx, councilId, [home.id], since)
    const months = rows.map(monthGiven).filter(one => !ofHome || one.givenBy === 'home')
    return {
      home: { id: home.id, name: home.name },
      beds: home.beds,
      months: months.map(one => monthShown(one, ofHome)),
      picture: ofHome ? null : await pictureFor(ctx, home, brief === true || brief === 'true'),
    }
  },
  trace: 'nothing',
  example: { role: 'practice-officer', input: { homeId: demoHomes.home } },
})

async function pictureFor(ctx: Context, home: HomeInBrief, brief: boolean) {
  const [state, rows, placers] = await together([
    gatherHome(gathering(ctx), home.id, { brief }),
    remediesOf(ctx.tx, ctx.actor.councilId, { homeIds: [home.id] }),
    placersShown(ctx, home),
  ])
  const remedies = await remediesShown(ctx, rows)
  if (!state) return { ...nothing, missing: Object.values(eyes).map(one => one.label), placers, remedies }
  const asked = placers.tasks.some(one => one.closedOn === null)
  const underWay = [...state.remedies.map(one => one.kind), ...(asked ? ['placing-body'] : [])]
  return {
    index: isKnown(state) ? state.eyes.index : null,
    seen: state.eyes.latest.map(({ role, on, source, from }) => ({
      ...{
        role,
        label: calledAs(role, from).label,
        on,
        says: saysOf[source],
        selfReported: saidByHome(source),
      },
    })),
    missing: [...missingOf(state)],
    findings: state.findings.map(one => findingShown(one, state)),
    contract: state.contract,
    placers,
    suggested: suggested(
      state.findings.map(one => one.code),
      underWay,
    ),
    remedies,
  }
}

/** A home that is closed, cares for nobody, or lies in another council's area: nothing is reckoned of it. */
const nothing = { index: null, seen: [], findings: [], contract: null, suggested: [] }

const saysOf = {
  visit: 'Seen on a visit',
  told: 'An officer was told',
  'care-records': 'The home’s care records say so',
  home: 'The home’s monthly numbers say so',
  officer: 'Monthly numbers that an officer gave',
  register: 'CQC’s register: its last inspection',
} as const
