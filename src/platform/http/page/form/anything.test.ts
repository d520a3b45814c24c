import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bird, birdForms, signs, when } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('whatever is sent', () => {
  const types = [
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data; boundary=B',
    'text/plain',
  ]
  const urls = ['/birds/new/bird', '/birds/new/when', '/birds/new/signs', '/birds/new/check', '/birds/import']

  test('no bytes make the server fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...types),
        fc.constantFrom(...urls),
        fc.uint8Array({ maxLength: 400 }),
        async (type, url, bytes) => {
          const answer = await forms.browser.postRaw(url, type, Buffer.from(bytes))
          expect(answer.statusCode).toBeLessThan(500)
        },
      ),
      { numRuns: 80, seed: 7 },
    )
  })

  test('no text in any field makes the server fail', async () => {
    await forms.browser.open('/birds/new')
    const { hidden } = forms.browser
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const fields = [
      ...Object.keys({ ...bird, ...when, ...signs }),
      '_version',
      '_draft',
      '_requestId',
      '_for',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...urls.slice(0, 4)),
        fc.dictionary(fc.constantFrom(...fields), fc.oneof(text, fc.array(text, { maxLength: 3 }))),
        async (url, sent) => {
          const answer = await forms.browser.post(url, sent, hidden)
          expect(answer.statusCode).toBeLessThan(500)
        },
      ),
      { numRuns: 80, seed: 11 },
    )
  })

  test('no JSON makes the server fail', async () => {
    await forms.browser.open('/birds/new')
    const { _csrf } = forms.browser.hidden
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async value => {
        const body = JSON.stringify({ bird: value, 'seenOn-day': value, _csrf })
        const answer = await forms.browser.postRaw('/birds/new/bird', 'application/json', body)
        expect(answer.statusCode).toBeLessThan(500)
      }),
      { numRuns: 60, seed: 13 },
    )
  })
})
