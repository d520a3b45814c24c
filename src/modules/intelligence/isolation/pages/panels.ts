import type { PageContext } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { listPlacing } from '../placing/units.ts'
import { getHomeEyes } from '../queries.ts'
import { myRemedies } from '../remedy-commands.ts'
import { getResidentEyes } from '../resident-units.ts'
import { eyesCard } from '../view.ts'
import { PLACING, placingHref, remedyHref, residentEyesHref } from './addresses.ts'
import { isOfHome, rightsOf } from './home.ts'

interface Whose {
  readonly id: string
}

const maySee = (homeId: string, ctx: PageContext): boolean =>
  ctx.mayEver(getHomeEyes) && (!isOfHome(ctx) || ctx.homeIds.includes(homeId))

const ofHome: Panel = {
  place: 'home.facts',
  order: 20,
  async show(subject, ctx) {
    const { id: homeId } = subject as Whose
    if (!maySee(homeId, ctx)) return undefined
    const whole = await ctx.ask(getHomeEyes, { homeId, brief: true })
    return { template: 'intelligence/panels/card.njk', model: eyesCard(whole, rightsOf(ctx)) }
  },
}

/** Whether it is kept is not asked here: opening the page is a reading of its own. */
const ofPerson: Panel = {
  place: 'person.story',
  order: 30,
  async show(subject, ctx) {
    if (!ctx.mayEver(getResidentEyes)) return undefined
    const { id } = subject as Whose
    const model = {
      heading: 'Who comes to them',
      text: 'Kept only where they agreed, or in their best interests.',
      links: [{ text: 'See who comes', href: residentEyesHref(id) }],
    }
    return { template: 'platform/card.njk', model }
  },
}

const SHOWN = 5

/** What somebody has taken on. */
const mine: Panel = {
  place: 'today.needs',
  order: 25,
  async show(_subject, ctx) {
    if (!ctx.mayEver(myRemedies)) return undefined
    const { items } = await ctx.ask(myRemedies, {})
    if (items.length === 0) return undefined
    const model: TodayRows = {
      heading: 'You see to it that more people could notice',
      count: items.length,
      ...(items.some(one => one.overdue) ? { tone: 'clay' as const } : {}),
      rows: items.slice(0, SHOWN).map(one => ({
        date: formatShortDate(one.dueOn),
        text: `${one.label}, ${one.home.name}`,
        href: remedyHref(one.id),
        note: one.stateLabel,
        ...(one.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
      })),
    }
    return { template: 'today/rows.njk', model }
  },
}

/** Of the council, and of nobody by name until somebody sends it on. */
const toTell: Panel = {
  place: 'today.needs',
  order: 26,
  async show(_subject, ctx) {
    if (!ctx.mayEver(listPlacing)) return undefined
    const open = await ctx.ask(listPlacing, { state: 'open', perPage: SHOWN })
    const late = await ctx.ask(listPlacing, { state: 'overdue', perPage: SHOWN })
    const rows = [...late.items, ...open.items]
    if (rows.length === 0) return undefined
    const model: TodayRows = {
      heading: 'Whoever placed people where few could notice is to be told',
      count: open.total + late.total,
      ...(late.total > 0 ? { tone: 'clay' as const } : {}),
      rows: rows.slice(0, SHOWN).map(one => ({
        date: formatShortDate(one.dueOn ?? one.sinceOn),
        text: `${one.label}, ${one.home.name}`,
        href: placingHref(one.id),
        note: one.stateLabel,
        ...(one.overdue ? { tag: { text: 'No answer by its day', tone: 'clay' as const } } : {}),
      })),
      more: { text: 'All of them', href: `${PLACING}?state=waiting` },
    }
    return { template: 'today/rows.njk', model }
  },
}

export const isolationPanels: readonly Panel[] = [ofHome, ofPerson, mine, toTell]
