import { describe, expect, test } from 'vitest'
import { bird, birdForms } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('a form of one page', () => {
  test('starts from the record, is refused as its record is, and takes its path as input', async () => {
    const id = await forms.aSighting()
    const page = await forms.browser.get(`/birds/${id}/name`)
    expect(page.body).toContain('Correct Robin')
    expect(page.body).toContain('value="Ely"')
    expect(page.body).toContain('>Save<')
    expect((await forms.browser.get(`/birds/${crypto.randomUUID()}/name`)).statusCode).toBe(404)
    const saved = await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: '' })
    expect(saved.headers.location).toBe('/birds')
    expect(await forms.sightings()).toMatchObject([{ bird: 'Wren', town: null, version: 2 }])
    expect(await forms.drafts()).toEqual([])
  })

  test('the error page is for those who may not', async () => {
    const id = await forms.aSighting()
    forms.pages.signIn(forms.analyst)
    await forms.browser.get(`/birds/${id}/name`)
    const refused = await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: '' })
    expect(refused.statusCode).toBe(403)
    expect(await forms.sightings()).toMatchObject([{ bird: 'Robin' }])
  })

  test('a double click has one effect', async () => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    const change = { bird: 'Wren', town: '' }
    const both = await Promise.all([1, 2].map(() => forms.browser.post(`/birds/${id}/name`, change)))
    expect(both.map(answer => answer.statusCode)).toEqual([303, 303])
    expect(await forms.sightings()).toMatchObject([{ version: 2 }])
  })

  test('when the record changed meanwhile both versions are shown, and sending again is a decision', async () => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    await forms.ask(`update birds.sighting set bird = 'Dunnock', version = 2`)
    const page = await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: 'Ely' })
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain('Someone else corrected this sighting.')
    expect(page.body).toContain('What changed while you were working')
    expect(page.body).toContain('Dunnock')
    expect(page.body).toContain('You wrote: Wren')
    expect(page.body).toContain('value="Wren"')
    expect(forms.browser.hidden._version).toBe('2')
    expect(await forms.sightings()).toMatchObject([{ bird: 'Dunnock' }])
    expect((await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: 'Ely' })).statusCode).toBe(
      303,
    )
    expect(await forms.sightings()).toMatchObject([{ bird: 'Wren', version: 3 }])
  })

  test('a draft begun on an old version still meets the new one', async () => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    await forms.browser.post(`/birds/${id}/name`, { bird: '', town: 'March' })
    await forms.ask(`update birds.sighting set bird = 'Dunnock', version = 2`)
    const elsewhere = forms.pages.browser()
    const page = await elsewhere.get(`/birds/${id}/name`)
    expect(page.body).toContain('We kept what you wrote')
    expect((await elsewhere.post(`/birds/${id}/name`, { bird: 'Wren', town: 'March' })).statusCode).toBe(409)
  })

  test('going back, changing it and sending it again is asked about, not done by accident', async () => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    const shown = { ...forms.browser.hidden }
    await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: '' }, shown)
    const again = await forms.browser.post(`/birds/${id}/name`, { bird: 'Jay', town: '' }, shown)
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('You have already sent this form once')
    expect(again.body).toContain('value="Jay"')
    expect(forms.browser.hidden._requestId).not.toBe(shown._requestId)
  })
})

describe('the token against forged requests', () => {
  test.each([
    ['missing', undefined],
    ['wrong', 'made-up'],
  ])('%s: the form again with what was typed, and nothing done', async (_how, token) => {
    const id = await forms.aSighting()
    await forms.browser.get(`/birds/${id}/name`)
    const { _csrf, ...others } = forms.browser.hidden
    const hidden = token === undefined ? others : { ...others, _csrf: token }
    const page = await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: '' }, hidden)
    expect(page.statusCode).toBe(403)
    expect(page.body).toContain('Your page was out of date, so nothing was sent')
    expect(page.body).toContain('value="Wren"')
    expect(await forms.sightings()).toMatchObject([{ bird: 'Robin' }])
    expect((await forms.browser.post(`/birds/${id}/name`, { bird: 'Wren', town: '' })).statusCode).toBe(303)
  })

  test('guards steps and the check page too', async () => {
    await forms.answerAll()
    await forms.browser.get('/birds/new/check')
    expect((await forms.browser.post('/birds/new/check', { _csrf: '' })).statusCode).toBe(403)
    expect((await forms.browser.post('/birds/new/bird', { ...bird, _csrf: '' })).statusCode).toBe(403)
    expect(await forms.sightings()).toEqual([])
  })
})
