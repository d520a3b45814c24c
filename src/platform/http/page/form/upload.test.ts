import { describe, expect, test } from 'vitest'
import { birdForms } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('a form with a file', () => {
  function parts(file: string | undefined, fields: Record<string, string>): [string, string] {
    const words = Object.entries(fields).map(
      ([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const head =
      'Content-Disposition: form-data; name="list"; filename="birds.txt"\r\nContent-Type: text/plain'
    const upload = file === undefined ? '' : `--B\r\n${head}\r\n\r\n${file}\r\n`
    return ['multipart/form-data; boundary=B', `${words.join('')}${upload}--B--\r\n`]
  }

  test('gives the command the file', async () => {
    const page = await forms.browser.get('/birds/import')
    expect(page.body).toContain('enctype="multipart/form-data"')
    const sent = await forms.browser.postRaw(
      '/birds/import',
      ...parts('wren\nrobin\n', { ...forms.browser.hidden, source: 'Me' }),
    )
    expect(sent.statusCode).toBe(303)
    expect((await forms.browser.get('/birds')).body).toContain('2 birds were imported')
  })

  test('says when it is missing or too large, and keeps the rest', async () => {
    await forms.browser.get('/birds/import')
    const missing = await forms.browser.postRaw(
      '/birds/import',
      ...parts(undefined, { ...forms.browser.hidden, source: 'Me' }),
    )
    expect(missing.statusCode).toBe(422)
    expect(missing.body).toContain('Choose list of birds')
    expect(missing.body).toContain('value="Me"')
    const large = await forms.browser.postRaw(
      '/birds/import',
      ...parts('x'.repeat(3000), { ...forms.browser.hidden, source: 'Me' }),
    )
    expect(large.statusCode).toBe(422)
    expect(large.body).toContain('The file must be smaller than 2 kB')
  })

  test('is guarded by the token too', async () => {
    await forms.browser.get('/birds/import')
    const sent = await forms.browser.postRaw('/birds/import', ...parts('wren', { source: 'Me' }))
    expect(sent.statusCode).toBe(403)
  })
})
