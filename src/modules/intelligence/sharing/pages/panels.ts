import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { mySharingDecisions } from '../decision-units.ts'
import { planSharingMeeting } from '../meeting-commands.ts'
import { getHomeSharing } from '../queries.ts'
import type { DecisionView, HomeSharing } from '../schema.ts'
import { closeLatency, myLatencyChanges } from '../turn-units.ts'
import { DECISIONS, decisionHref, latencyHref, MEETINGS, meetingHref } from './addresses.ts'

const past = { text: 'Past its day', tone: 'clay' as const }

/** 'Shared about this home': the last meeting, the next, and what is still to be done. Pure. */
export function sharingCard({ home, last, next, open }: HomeSharing, mayPlan: boolean): CardModel {
  const late = open.filter(one => one.overdue).length
  const day = (term: string, one: { id: string; onDate: string } | null): FactModel[] =>
    one ? [{ term, value: formatCivilDate(one.onDate), href: meetingHref(one.id) }] : []
  return {
    heading: 'Shared about this home',
    ...(late > 0 ? { tone: 'clay' as const } : {}),
    text: open.length === 0 ? 'Nothing that was decided is still to be done.' : stillToDo(open.length, late),
    facts: [
      ...(last ? day('Last meeting', last) : [{ term: 'Last meeting', missing: 'None that you may open' }]),
      ...day('Next meeting', next),
      ...open.slice(0, 3).map(decisionFact),
    ],
    links: mayPlan ? [{ text: 'Plan a meeting about it', href: `${MEETINGS}/new?homeId=${home.id}` }] : [],
  }
}

const stillToDo = (open: number, late: number): string =>
  `${plural(open, 'decision')} still to be done${late > 0 ? `, ${late} past the day` : ''}.`

const decisionFact = ({ id, what, dueOn, overdue, owner }: DecisionView): FactModel => ({
  term: `By ${formatShortDate(dueOn)}`,
  value: what ?? 'These words were removed',
  href: decisionHref(id),
  note: owner ?? 'Name not known',
  ...(overdue ? { tag: past } : {}),
})

interface Whose {
  readonly id: string
}

/** For those who hold meetings, and whoever is invited to one about this home or has something to do there. */
const ofHome: Panel = {
  place: 'home.facts',
  order: 30,
  async show(subject, ctx) {
    if (!ctx.mayEver(getHomeSharing)) return undefined
    const { id: homeId } = subject as Whose
    const whole = await ctx.ask(getHomeSharing, { homeId })
    const mayPlan = ctx.mayEver(planSharingMeeting)
    if (!mayPlan && whole.meetings === 0 && whole.open.length === 0) return undefined
    return { template: 'intelligence/panels/card.njk', model: sharingCard(whole, mayPlan) }
  },
}

const SHOWN = 5

/** What somebody took upon themselves at a meeting. */
const mine: Panel = {
  place: 'today.needs',
  order: 24,
  async show(_subject, ctx) {
    if (!ctx.mayEver(mySharingDecisions)) return undefined
    const { items } = await ctx.ask(mySharingDecisions, {})
    if (items.length === 0) return undefined
    const model: TodayRows = {
      heading: 'Decided at information sharing meetings, and yours to do',
      count: items.length,
      ...(items.some(one => one.overdue) ? { tone: 'clay' as const } : {}),
      rows: items.slice(0, SHOWN).map(one => ({
        date: formatShortDate(one.dueOn),
        text: one.what ?? 'A decision whose words were removed',
        href: decisionHref(one.id),
        ...(one.home ? { note: one.home.name } : {}),
        ...(one.overdue ? { tag: past } : {}),
      })),
      ...(items.length > SHOWN
        ? { more: { text: `All ${items.length}`, href: `${DECISIONS}?show=open` } }
        : {}),
    }
    return { template: 'today/rows.njk', model }
  },
}

/** What somebody sees to so that a serious case has changed something. */
const changes: Panel = {
  place: 'today.needs',
  order: 27,
  async show(_subject, ctx) {
    if (!ctx.mayEver(closeLatency)) return undefined
    const { items } = await ctx.ask(myLatencyChanges, {})
    if (items.length === 0) return undefined
    const model: TodayRows = {
      heading: 'Learned from a serious case, and yours to change',
      count: items.length,
      ...(items.some(one => one.overdue) ? { tone: 'clay' as const } : {}),
      rows: items.slice(0, SHOWN).map(one => ({
        date: formatShortDate(one.dueOn),
        text: one.change ?? 'A change whose words were removed',
        href: latencyHref(one.latencyId),
        note: one.home,
        ...(one.overdue ? { tag: past } : {}),
      })),
    }
    return { template: 'today/rows.njk', model }
  },
}

export const sharingPanels: readonly Panel[] = [ofHome, mine, changes]
