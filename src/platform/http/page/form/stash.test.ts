import { describe, expect, test } from 'vitest'
import { bird, birdForms, when } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('a session that has ended', () => {
  test('costs no words: they wait while the person signs in again', async () => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    forms.pages.signIn(undefined)
    const sent = await forms.browser.post(`/birds/${id}/name`, { bird: 'Goldcrest', town: 'March' })
    expect(sent.statusCode).toBe(303)
    expect(sent.headers.location).toBe(`/sign-in?to=${encodeURIComponent(`/birds/${id}/name`)}`)
    forms.pages.signIn(forms.officer)
    const page = await forms.browser.get(`/birds/${id}/name`)
    expect(page.body).toContain('You were signed out')
    expect(page.body).toContain('We kept what you wrote: check it and continue.')
    expect(page.body).toContain('value="Goldcrest"')
    expect((await forms.browser.get(`/birds/${id}/name`)).body).toContain('value="Goldcrest"')
    const done = await forms.browser.post(`/birds/${id}/name`, { bird: 'Goldcrest', town: 'March' })
    expect(done.headers.location).toBe('/birds')
    expect(await forms.sightings()).toMatchObject([{ bird: 'Goldcrest', version: 2 }])
  })

  test('works at a step of a longer form', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    await forms.browser.get('/birds/new/when')
    forms.pages.signIn(undefined)
    await forms.browser.post('/birds/new/when', { ...when, 'seenOn-day': '4' })
    forms.pages.signIn(forms.officer)
    const page = await forms.browser.get('/birds/new/when')
    expect(page.body).toContain('You were signed out')
    expect(page.body).toContain('value="The orchard"')
  })

  test('shows nothing to the next person at the same computer', async () => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    forms.pages.signIn(undefined)
    await forms.browser.post(`/birds/${id}/name`, { bird: 'Secret bird', town: '' })
    forms.pages.signIn(forms.colleague)
    const page = await forms.browser.get(`/birds/${id}/name`)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('Secret bird')
  })

  test('keeps nothing for someone to whom no form was ever shown', async () => {
    const before = await forms.ask('select count(*) from platform.session')
    forms.pages.signIn(undefined)
    const sent = await forms.pages
      .browser()
      .post('/birds/new/bird', { bird: 'Wren', _for: 'someone.forged' }, {})
    expect(sent.statusCode).toBe(303)
    expect(await forms.ask('select count(*) from platform.session')).toEqual(before)
  })

  test('keeps no more than 64 kB, and says so', async () => {
    await forms.browser.open('/birds/new')
    forms.pages.signIn(undefined)
    await forms.browser.post('/birds/new/bird', { bird: 'x'.repeat(70_000) })
    forms.pages.signIn(forms.officer)
    const page = await forms.browser.get('/birds/new/bird')
    expect(page.body).toContain('before we could keep what you wrote')
  })
})
