import { sentOf, textOf } from '../form/typed.ts'
import type { ListPage, PageContext, TwinAsked, TwinView } from '../page.ts'
import { hrefTo, type View } from './address.ts'

/** What steers the list's twin, as the address has it; anything odd is left out. */
export function twinValues(page: ListPage, query: unknown): Readonly<Record<string, string>> {
  const sent = sentOf(query)
  const names = page.twin?.names ?? []
  const found = names.map(name => [name, textOf(sent[name])] as const)
  return Object.fromEntries(found.filter(([, value]) => /^[\w.,-]{1,100}$/.test(value)))
}

/** The address without the twin's own names: without anything else it is the list as it begins. */
export function withoutTwin(
  page: ListPage,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = new Set(page.twin?.names)
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !names.has(name)))
}

interface Asked {
  readonly ctx: PageContext
  readonly path: string
  readonly view: View
  readonly values: Readonly<Record<string, string>>
  readonly answer: unknown
  readonly input: Readonly<Record<string, unknown>>
}

/** The twin of a list as its page declares it: the link that shows or hides it, and itself when it is asked for. */
export async function twinOf(page: ListPage, { path, view, ...asked }: Asked): Promise<TwinView | undefined> {
  const emptied = Object.keys(page.defaults ?? {})
  // The same rows: the page of the list stays.
  const kept = view.page ? { page: view.page } : {}
  const to: TwinAsked['to'] = change => {
    const changes = Object.entries(change).map(([name, value]) => [
      name,
      value === undefined ? undefined : [value],
    ])
    return hrefTo(path, view, { ...kept, ...Object.fromEntries(changes) }, emptied)
  }
  return page.twin?.show({ ...asked, to } as never)
}
