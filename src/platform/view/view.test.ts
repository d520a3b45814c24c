import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createViews } from './engine.ts'
import { galleryTemplates, samplePages } from './testing/sample-pages.ts'

const assets = {
  files: {
    'lantern.css': 'lantern-1.css',
    'lantern.js': 'lantern-1.js',
    'lantern.svg': 'lantern-1.svg',
    'atkinson-hyperlegible-next-latin-wght-normal.woff2': 'type-1.woff2',
  },
}
const today = () => '2026-11-16'
const views = createViews({ folders: { gallery: galleryTemplates }, assets, today })
const pages = await samplePages()

describe('every page', () => {
  it.each(pages)('$name is whole, and a strict Content-Security-Policy lets all of it through', sample => {
    const html = views.render(sample.template, sample.context)
    expect(html.trimEnd()).toMatch(/^\s*<!DOCTYPE html>[\s\S]*<\/html>$/)
    expect(html).not.toMatch(/\bundefined\b|\[object |\bNaN\b/)
    expect(html).not.toMatch(/\sstyle="|<style|\son[a-z]+="|javascript:/)
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain('nonce="sample-nonce"')
    expect(html.match(/<h1/g)).toHaveLength(1)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(found => found[1])
    expect(ids).toEqual([...new Set(ids)])
  })

  it('uses every template there is', () => {
    const shown = pages.map(sample => views.render(sample.template, sample.context)).join('')
    const templates = readdirSync(join(import.meta.dirname, 'templates'))
    expect(templates.length).toBeGreaterThan(18)
    for (const part of [
      'lantern-card--lamp',
      'lantern-chart',
      'lantern-timeline',
      'lantern-table',
      'lantern-chips',
    ]) {
      expect(shown).toContain(part)
    }
    for (const part of [
      'lantern-panel',
      'lantern-progress',
      'lantern-empty',
      'lantern-who',
      'govuk-error-summary',
    ]) {
      expect(shown).toContain(part)
    }
  })
})

describe('the shell', () => {
  const [home] = pages

  it('names the page, the product and the council, and says "Error:" first when something is wrong', () => {
    expect(views.render('gallery/home.njk', home?.context ?? {})).toContain(
      '<title>Larkfield House – Lantern, Fenmarsh County Council</title>',
    )
    const fields = pages.find(sample => sample.name === 'fields')
    expect(views.render('platform/page.njk', fields?.context ?? {})).toContain(
      '<title>Error: Write down what you saw',
    )
  })

  it('shows only what it is given', () => {
    const html = views.render('platform/page.njk', {
      council: { name: 'Fenmarsh County Council' },
      cspNonce: 'n',
      page: { title: 'Hello' },
    })
    expect(html).not.toMatch(/<nav|Sign out|Demonstration:|Languages/)
  })

  it('escapes everything that people typed', () => {
    const nasty = '<script>alert(1)</script>"\'&'
    const html = views.render('platform/page.njk', {
      council: { name: nasty },
      cspNonce: 'n',
      page: { title: nasty, errors: [{ text: nasty, href: '#a' }], lede: nasty },
      form: {
        action: '/a',
        sections: [{ fields: [{ kind: 'text', name: 'a', label: nasty, value: nasty }] }],
        buttons: [],
      },
      timeline: { label: nasty, entries: [{ date: nasty, text: nasty }] },
    })
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
  })
})

describe('the engine', () => {
  it('names the template that is missing', () => {
    expect(() => views.render('homes/nowhere.njk', {})).toThrow('homes/nowhere.njk')
  })

  it('reads no file outside its folders', () => {
    expect(() => views.render('platform/../engine.ts', {})).toThrow(/not found/)
  })

  it('says what to do about an asset that was never built', () => {
    const bare = createViews({ assets: { files: {} } })
    expect(() => bare.render('platform/page.njk', { council: {}, page: {} })).toThrow('no built asset named')
  })
})
