import { describe, expect, it } from 'vitest'
import { getModelCard } from '../backtest/card/query.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { modelCardPage } from './model-card.ts'

const world = intelligenceWorld()

describe('the model card', () => {
  it('is read by the Board, and not by the manager of a home', async () => {
    const card = await world.runner().ask(getModelCard, {}, world.as('board-member'))
    const { page, blocks, transparency } = modelCardPage(card, 'Fenmarsh')
    expect(page.title).toContain('how often they were right')
    expect(blocks.map(one => one.card.heading)).toContain('Who signed it off')
    expect(transparency.rows.find(([field]) => field?.text === 'Organisation or department')?.[2]).toEqual({
      text: 'Fenmarsh',
    })
    for (const { table } of blocks)
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0)
    await expect(world.runner().ask(getModelCard, {}, world.as('provider-manager'))).rejects.toThrow(
      /council’s own people/,
    )
  })
})
