import { describe, expect, test } from 'vitest'
import { bird, birdForms, when } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('what was typed', () => {
  test('is cleaned: ends trimmed, one form of each letter, lines ended one way', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', { bird: '  Cafe\u0301\u0000 bird\r\n ' })
    const [draft] = await forms.drafts()
    expect(draft.answers.typed).toEqual({ bird: 'Café bird' })
  })

  test('is kept at every step and given back on another device, with when and a way to start again', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    forms.passTime(48)
    const elsewhere = forms.pages.browser()
    const page = await elsewhere.open('/birds/new')
    expect(page.body).toContain('We kept what you wrote on 3 March at 4:05 pm')
    expect(page.body).toContain('href="/birds/new/start-again"')
    expect(page.body).toContain('When and where was it?')
    expect((await elsewhere.get('/birds/new/bird')).body).toContain('value="Wren"')
  })

  test('is kept with its faults', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    await forms.browser.get('/birds/new/when')
    await forms.browser.post('/birds/new/when', { ...when, 'seenOn-day': '35' })
    const page = await forms.pages.browser().get('/birds/new/when')
    expect(page.body).toContain('value="35"')
    expect(page.body).not.toContain('There is a problem')
  })

  test('is this person’s alone', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    forms.pages.signIn(forms.colleague)
    const page = await forms.pages.browser().open('/birds/new')
    expect(page.body).not.toContain('Wren')
    expect(page.body).not.toContain('We kept')
  })

  test('from one question to the next nothing is said of it', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    expect((await forms.browser.get('/birds/new/when')).body).not.toContain('We kept')
  })

  test('goes on "Start again" only after asking, and only by a form', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    const ask = await forms.browser.get('/birds/new/start-again')
    expect(ask.body).toContain('Start again?')
    expect(ask.body).toContain('Keep what I wrote')
    expect(await forms.drafts()).toHaveLength(1)
    expect((await forms.browser.post('/birds/new/start-again', { _csrf: 'wrong' })).statusCode).toBe(403)
    expect(await forms.drafts()).toHaveLength(1)
    expect((await forms.browser.post('/birds/new/start-again', {})).headers.location).toBe('/birds/new')
    expect(await forms.drafts()).toEqual([])
  })

  test('on two devices: the last one to answer a question wins it, and is told', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    const elsewhere = forms.pages.browser()
    await forms.browser.get('/birds/new/bird')
    await elsewhere.get('/birds/new/bird')
    await elsewhere.post('/birds/new/bird', { bird: 'Jay' })
    await elsewhere.get('/birds/new/when')
    await elsewhere.post('/birds/new/when', when)
    await forms.browser.post('/birds/new/bird', { bird: 'Rook' })
    expect((await forms.browser.get('/birds/new/when')).body).toContain(
      'You had also answered that question somewhere else',
    )
    const [draft] = await forms.drafts()
    expect(draft.answers.typed).toMatchObject({ bird: 'Rook', 'place.name': 'The orchard' })
  })

  test('on two devices: sent from both it has one effect', async () => {
    await forms.answerAll()
    const elsewhere = forms.pages.browser()
    await forms.browser.get('/birds/new/check')
    await elsewhere.get('/birds/new/check')
    await forms.browser.post('/birds/new/check', {})
    expect((await elsewhere.post('/birds/new/check', {})).headers.location).toBe('/birds')
    expect(await forms.sightings()).toHaveLength(1)
  })

  test('is kept when the system fails', async () => {
    await forms.answerAll()
    await forms.browser.get('/birds/new/bird?change')
    await forms.browser.post('/birds/new/bird?change', { bird: 'phoenix' })
    await forms.browser.get('/birds/new/check')
    const failed = await forms.browser.post('/birds/new/check', {})
    expect(failed.statusCode).toBe(503)
    expect(await forms.drafts()).toHaveLength(1)
  })
})
