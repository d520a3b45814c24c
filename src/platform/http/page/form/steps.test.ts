import { describe, expect, test } from 'vitest'
import { bird, birdForms, signs, when } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('a form of several questions', () => {
  test('its address leads to the first question, with its place among them', async () => {
    const first = await forms.browser.get('/birds/new')
    expect(first.headers.location).toBe('/birds/new/bird')
    const page = await forms.browser.get('/birds/new/bird')
    expect(page.body).toContain('Question 1 of 3')
    expect(page.body).toContain('Who will see')
    expect(page.body).toMatch(/<h1[^>]*>\s*<label[^>]*for="bird"/)
  })

  test('each answer leads to the next question, and the last to the check page', async () => {
    await forms.browser.open('/birds/new')
    expect((await forms.browser.post('/birds/new/bird', bird)).headers.location).toBe('/birds/new/when')
    const second = await forms.browser.get('/birds/new/when')
    expect(second.body).toContain('A sighting: question 2 of 3')
    expect((await forms.browser.post('/birds/new/when', when)).headers.location).toBe('/birds/new/signs')
    await forms.browser.get('/birds/new/signs')
    expect((await forms.browser.post('/birds/new/signs', signs)).headers.location).toBe('/birds/new/check')
  })

  test('the check page shows every answer with a way to change it', async () => {
    await forms.answerAll()
    const page = await forms.browser.get('/birds/new/check')
    for (const words of [
      'Check your answers',
      'Wren',
      '3 March 2026',
      'The orchard',
      'Song',
      'Not answered',
    ]) {
      expect(page.body).toContain(words)
    }
    expect(page.body).toContain('href="/birds/new/when?change#place.name"')
    expect(page.body).toContain('Send the sighting')
  })

  test('sending it does it once, says so on the next page, and lets the draft go', async () => {
    await forms.answerAll()
    await forms.browser.get('/birds/new/check')
    const sent = await forms.browser.post('/birds/new/check', {})
    expect(sent.statusCode).toBe(303)
    expect(sent.headers.location).toBe('/birds')
    expect((await forms.browser.get('/birds')).body).toContain('The sighting was sent')
    expect((await forms.browser.get('/birds')).body).not.toContain('The sighting was sent')
    expect(await forms.sightings()).toMatchObject([
      { bird: 'Wren', place: 'The orchard', town: null, how_many: 1, signs: ['song'], ringed: false },
    ])
    expect(await forms.drafts()).toEqual([])
  })

  test('a double click on the last button has one effect and one answer', async () => {
    await forms.answerAll()
    await forms.browser.get('/birds/new/check')
    const twice = await Promise.all([
      forms.browser.post('/birds/new/check', {}),
      forms.browser.post('/birds/new/check', {}),
    ])
    expect(twice.map(answer => answer.headers.location)).toEqual(['/birds', '/birds'])
    const third = await forms.browser.post('/birds/new/check', {})
    expect(third.headers.location).toBe('/birds')
    expect(await forms.sightings()).toHaveLength(1)
  })

  test('a change returns to the check page', async () => {
    await forms.answerAll()
    const page = await forms.browser.get('/birds/new/bird?change')
    expect(page.body).toContain('action="/birds/new/bird?change"')
    expect(page.body).toContain('value="Wren"')
    const changed = await forms.browser.post('/birds/new/bird?change', { bird: 'Blackbird' })
    expect(changed.headers.location).toBe('/birds/new/check')
    expect((await forms.browser.get('/birds/new/check')).body).toContain('Blackbird')
  })

  test('a question that does not apply is left out, and asked when an answer makes it apply', async () => {
    await forms.answerAll()
    expect((await forms.browser.get('/birds/new/moult')).headers.location).toBe('/birds/new/check')
    await forms.browser.get('/birds/new/signs?change')
    const changed = await forms.browser.post('/birds/new/signs?change', {
      ...signs,
      signs: ['song', 'feather'],
    })
    expect(changed.headers.location).toBe('/birds/new/moult')
    expect((await forms.browser.get('/birds/new/moult')).body).toContain('Question 4 of 4')
    expect((await forms.browser.get('/birds/new/check')).headers.location).toBe('/birds/new/moult')
  })

  test('an answer under an option that was not chosen is not sent', async () => {
    await forms.answerAll()
    await forms.browser.get('/birds/new/signs?change')
    await forms.browser.post('/birds/new/signs?change', { ...signs, ring: 'AB 123' })
    await forms.browser.get('/birds/new/check')
    await forms.browser.post('/birds/new/check', {})
    expect(await forms.sightings()).toMatchObject([{ ringed: false, ring: null }])
  })

  test('no question can be skipped by its address', async () => {
    expect((await forms.browser.get('/birds/new/signs')).headers.location).toBe('/birds/new/bird')
    expect((await forms.browser.get('/birds/new/check')).headers.location).toBe('/birds/new/bird')
    await forms.browser.get('/birds/new/bird')
    expect((await forms.browser.post('/birds/new/check', {})).headers.location).toBe('/birds/new')
    expect(await forms.sightings()).toEqual([])
  })

  test('a fault that only the command finds leads back to its question', async () => {
    await forms.answerAll()
    await forms.browser.get('/birds/new/bird?change')
    await forms.browser.post('/birds/new/bird?change', { bird: 'dodo' })
    await forms.browser.get('/birds/new/check')
    const page = await forms.browser.post('/birds/new/check', {})
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('The dodo is extinct')
    expect(page.body).toContain('action="/birds/new/bird?change"')
    expect(page.body).toContain('value="dodo"')
    expect(await forms.drafts()).toHaveLength(1)
  })
})
