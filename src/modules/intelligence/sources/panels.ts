import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { defineIndicator } from '../indicators/commands.ts'
import { SOURCES } from './addresses.ts'
import { listSources } from './queries.ts'

const SHOWN = 5

/** An analyst is told of a source that stops, by the next morning. */
const quiet: Panel = {
  place: 'today.needs',
  order: 55,
  async show(_subject, ctx) {
    if (!ctx.mayEver(defineIndicator)) return undefined
    const { quiet: some } = await ctx.ask(listSources, { perPage: 1 })
    if (some.length === 0) return undefined
    const model: TodayRows = {
      heading: 'Sources that have gone quiet',
      count: some.length,
      tone: 'clay',
      rows: some.slice(0, SHOWN).map(one => ({
        date: one.lastOn ? formatShortDate(one.lastOn) : '',
        text: one.name,
        href: SOURCES,
        note: 'What it would have told is missing',
      })),
    }
    return { template: 'today/rows.njk', model }
  },
}

export const sourcePanels: readonly Panel[] = [quiet]
