import { describe, expect, it } from 'vitest'
import { contrastRatio } from './contrast.ts'
import { contrast, dark, darkContrast, focus, light, pairs } from './tokens.ts'
import { tokensCss } from './tokens-css.ts'

const schemes = { light, dark, contrast, darkContrast }

describe('the colours', () => {
  it('agree with the published examples of the contrast formula', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  for (const [name, scheme] of Object.entries(schemes)) {
    it.each(pairs)(`can be read in the ${name} scheme: %s on %s is at least %d to 1`, (front, back, need) => {
      expect(contrastRatio(scheme[front], scheme[back])).toBeGreaterThanOrEqual(need)
    })
  }

  it.each(Object.entries(schemes))('use at least 7 to 1 for body text in the %s scheme', (_, scheme) => {
    expect(contrastRatio(scheme.ink, scheme.paper)).toBeGreaterThanOrEqual(7)
    expect(contrastRatio(scheme.ink, scheme.linen)).toBeGreaterThanOrEqual(7)
  })

  it('show focus by black on yellow', () => {
    expect(contrastRatio(focus.edge, focus.glow)).toBeGreaterThanOrEqual(7)
  })

  it.each(Object.entries(schemes))('show focus against the header in the %s scheme', (_, { header }) => {
    expect(contrastRatio(focus.glow, header)).toBeGreaterThanOrEqual(3)
  })

  it('give every scheme to the style sheet as custom properties', () => {
    const css = tokensCss()
    expect(css).toContain('--lantern-header-text: #ffffff')
    expect(css).toContain('(prefers-color-scheme: dark)')
    expect(css).toContain('(prefers-contrast: more)')
    expect(css.match(/--lantern-ink:/g)).toHaveLength(5)
  })
})
