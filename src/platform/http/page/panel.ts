import type { PageContext, PanelView } from './page.ts'

/**
 * What one module adds to another's page, without either importing the other: the page names a place
 * ("home.story", "home.facts", "today.needs", "today.changed"), modules contribute panels to it.
 */
export interface Panel {
  readonly place: string
  /** Lower comes first. */
  readonly order: number
  /** Nothing to show for this reader and subject: undefined. */
  readonly show: (subject: unknown, ctx: PageContext) => Promise<PanelView | undefined>
}
