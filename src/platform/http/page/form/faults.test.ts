import { describe, expect, test } from 'vitest'
import { bird, birdForms, when } from '../../../testing/bird-club/forms.ts'

const forms = birdForms()

describe('faults', () => {
  test('come all at once: title, summary with links first, and each beside its box', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    await forms.browser.get('/birds/new/when')
    const page = await forms.browser.post('/birds/new/when', { ...when, 'seenOn-month': '', howMany: 'lots' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toMatch(/<title>\s*Error: When and where was it\?/)
    expect(page.body).toContain('There is a problem')
    expect(page.body).toContain('<a href="#seenOn-month">Date of sighting must include a month</a>')
    expect(page.body).toContain('<a href="#howMany">Number of birds must be a number, like 12</a>')
    expect(page.body.indexOf('There is a problem')).toBeLessThan(page.body.indexOf('<h1'))
    expect(page.body).toContain('value="lots"')
    expect(page.body).toMatch(/<input class="[^"]*govuk-input--error[^"]*" id="seenOn-month"/)
    expect(page.body).not.toMatch(/<input class="[^"]*govuk-input--error[^"]*" id="seenOn"/)
  })

  test('of other questions are not shown', async () => {
    await forms.browser.open('/birds/new')
    const page = await forms.browser.post('/birds/new/bird', { bird: '' })
    expect(page.body).toContain('Enter the bird’s name')
    expect(page.body).not.toContain('Date of sighting')
  })

  test.each([
    [{ 'seenOn-day': '31', 'seenOn-month': 'feb' }, 'Date of sighting must be a real date'],
    [{ 'seenOn-day': '', 'seenOn-month': '' }, 'Date of sighting must include a day and a month'],
    [{ 'seenOn-day': '', 'seenOn-month': '', 'seenOn-year': '' }, 'Enter date of sighting'],
    [{ 'place.name': '' }, 'Enter place'],
    [{ 'place.name': 'x'.repeat(41) }, 'Place must be 40 characters or fewer'],
    [{ howMany: '' }, 'Enter number of birds'],
    [{ howMany: '1.5' }, 'Number of birds must be a whole number, like 12'],
    [{ howMany: '501' }, 'Number of birds must be 500 or less'],
  ])('%o is told in plain words: %s', async (change, message) => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    await forms.browser.get('/birds/new/when')
    const page = await forms.browser.post('/birds/new/when', { ...when, ...change })
    expect(page.body).toContain(`${message}</a>`)
    expect(page.body).not.toContain('Invalid')
  })

  test('of choices ask for a choice', async () => {
    await forms.browser.open('/birds/new')
    await forms.browser.post('/birds/new/bird', bird)
    await forms.browser.get('/birds/new/when')
    await forms.browser.post('/birds/new/when', when)
    await forms.browser.get('/birds/new/signs')
    const page = await forms.browser.post('/birds/new/signs', { story: 'It sang & sang' })
    expect(page.body).toContain('<a href="#signs">Choose an answer to ‘What signs were there?’</a>')
    expect(page.body).toContain('<a href="#ringed">Choose an answer to ‘Was it ringed?’</a>')
    expect(page.body).toContain('It sang &amp; sang')
  })
})
