import type { CardModel, NoticeModel, PageModel, TableModel } from '#platform/view/models.ts'
import type { ModelCardView } from '../backtest/card/schema.ts'

export interface ModelCardPage {
  readonly page: PageModel
  readonly notice?: NoticeModel
  readonly blocks: readonly {
    readonly card: CardModel
    readonly says: readonly string[]
    readonly table?: TableModel
  }[]
  readonly transparency: TableModel
}

/** The model card as a page that anyone in the council can read and print. Pure. */
export function modelCardPage(view: ModelCardView, councilName: string): ModelCardPage {
  return {
    page: {
      title: 'How levels of attention are made, and how often they were right',
      lede: 'The model card: what it is and is not, the rules as they run, results, failures, and who signed it off.',
      width: 'wide',
    },
    ...(view.banner ? { notice: { kind: 'lamp' as const, heading: view.banner } } : {}),
    blocks: view.blocks.map(({ heading, says, table }) => ({
      ...{ card: { heading }, says },
      ...(table ? { table: tableModel(table.caption, table.head, table.rows) } : {}),
    })),
    transparency: tableModel(
      'Algorithmic transparency record',
      ['Field', 'Part', 'What it says'],
      view.transparency.map(({ section, field, value }) => [
        field,
        section,
        field === 'Organisation or department' ? councilName : value,
      ]),
    ),
  }
}

function tableModel(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): TableModel {
  return {
    ...{ caption, narrow: 'cards' },
    columns: head.map(label => ({ label })),
    rows: rows.map(row => row.map(text => ({ text: text || '-' }))),
  }
}
