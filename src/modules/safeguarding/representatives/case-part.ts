import { z } from 'zod'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import { concernHref } from '../view/words.ts'
import { addAround } from './commands.ts'
import { AroundView } from './schema.ts'
import { peopleAround, routesOf } from './store.ts'
import { viewOfAround } from './view.ts'

const routeNames = { opg: 'Office of the Public Guardian', dwp: 'Department for Work and Pensions' } as const

/** 'Told to the Office of the Public Guardian on 1 November 2026. No answer yet.' */
function routeWords(person: AroundView): readonly string[] {
  const told = person.routes.map(({ route, toldOn, answeredOn, answer }) => {
    const answered = answeredOn
      ? `Answered on ${formatCivilDate(answeredOn)}${answer ? `: ${answer}` : '.'}`
      : 'No answer yet.'
    return `${routeNames[route]} told on ${formatCivilDate(toldOn)}. ${answered}`
  })
  const missing = person.routesToTell.map(route => `Nobody has told the ${routeNames[route]} yet.`)
  return [...told, ...missing]
}

const seenWords: Readonly<Record<string, string>> = {
  yes: 'Document seen',
  no: 'Document not seen',
  'not-known': 'Not known whether the document was seen',
}

function factOf(person: AroundView, base: string): FactModel {
  const speaks = person.authoritySeen !== 'not-needed' && /attorney|deputy|appointee/i.test(person.kindLabel)
  const registered = person.registered === 'yes' ? 'registered' : 'not known to be registered'
  const authority = speaks ? [`${seenWords[person.authoritySeen] ?? ''}, ${registered}.`] : []
  const barred = person.barredWhy
    ? [
        `${person.barredWhy}: nothing is sent to them or asked of them, and they are not the appropriate person.`,
      ]
    : []
  const next = person.routesToTell[0]
  return {
    term: person.name ?? 'These words were removed',
    value: person.kindLabel,
    note: [...barred, ...authority, person.reach && `${person.reach}.`, ...routeWords(person)]
      .filter(Boolean)
      .join(' '),
    ...(person.barredWhy ? { tag: { text: 'Shut out', tone: 'clay' as const } } : {}),
    action: next
      ? {
          text: 'Note that they were told',
          href: `${base}/people/${person.id}/told`,
          hiddenText: `of ${person.name}`,
        }
      : {
          text: person.barredWhy ? 'Change' : 'Shut out',
          href: `${base}/people/${person.id}/barring`,
          hiddenText: person.name ?? '',
        },
  }
}

export const aroundPart = casePart({
  name: 'peopleAround',
  output: z.array(AroundView),
  restsOn: { tables: ['around_person'], none: [] },
  async load(ctx, { councilId, id }, open) {
    const rows = await peopleAround(ctx.tx, councilId, [id])
    const routes = await routesOf(ctx.tx, councilId, id)
    return rows.map(row => viewOfAround(row, routes, open))
  },
  blocks(people, whole, page) {
    const base = concernHref(whole.id)
    const add = page.mayEver(addAround) ? [{ text: 'Add somebody', href: `${base}/people/new` }] : []
    const none = { text: 'Nobody has written down yet who is around them, and who may speak for them.' }
    const tell = people.some(person => person.routesToTell.length > 0)
    const card = {
      heading: 'People around them',
      ...(tell ? { tone: 'lamp' as const } : {}),
      ...(people.length === 0 ? none : {}),
      facts: people.map(person => factOf(person, base)),
      links: add,
    }
    return [{ place: 'story', order: 620, block: { card } }]
  },
})
