import { describe, expect, it } from 'vitest'
import { localPath } from '#platform/http/sign-in/local-path.ts'
import { TestBrowser } from '#platform/testing/pages.ts'
import { testProduct } from '../support/product.ts'

const product = testProduct()

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '/%5cevil.example/..//evil.example',
  '@evil.example',
  '/homes\r\nLocation: https://evil.example',
  'https:evil.example',
  '/sign-out',
]

describe('after signing in one goes to a page of Lantern and nowhere else', () => {
  it.each(elsewhere)('whatever the address asked for: %j', async to => {
    const landed = new URL(localPath(to, product.publicUrl), product.publicUrl)
    expect(landed.origin).toBe(product.publicUrl)
    expect(landed.pathname).not.toMatch(/^\/\/|sign-out/)
    const browser = new TestBrowser(product.app)
    const asked = await browser.open(`/sign-in/start?moved=1&to=${encodeURIComponent(to)}`)
    const action = /action="(\/demo-sign-in\/people\/[^"]+)"/.exec(asked.body)?.[1] ?? ''
    let answer = await browser.post(action, { person: 'analyst' }, {})
    for (let hops = 0; hops < 8 && answer.statusCode === 303; hops++) {
      const next = new URL(String(answer.headers.location), product.publicUrl)
      expect(next.origin).toBe(product.publicUrl)
      answer = await browser.get(next.href)
    }
    expect(answer.statusCode).toBeLessThan(500)
  })
})

it('a host that the visitor makes up is never where they are sent', async () => {
  const answer = await product.app.inject({ url: '/sign-in', headers: { host: 'evil.example' } })
  const landed = new URL(String(answer.headers.location), product.publicUrl)
  expect(landed.origin).toBe(product.publicUrl)
})
