import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { birdDoor, code, door } from '../../testing/found-birds/door.ts'

const club = birdDoor()
const multipart = 'multipart/form-data; boundary=B'

/** The check page sent in parts, as a browser does where a file may be chosen. */
function parts(hidden: Record<string, string>, file?: string): string {
  const words = Object.entries(hidden).map(
    ([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head =
    'Content-Disposition: form-data; name="photo"; filename="IMG_20260303_160527.PNG"\r\nContent-Type: image/png'
  return `${words.join('')}${file === undefined ? '' : `--B\r\n${head}\r\n\r\n${file}\r\n`}--B--\r\n`
}

/** What cannot be made shorter by packing: any 14 bits as a letter. */
function noise(count: number): string {
  const bytes = createHash('shake256', { outputLength: 2 * count })
    .update('noise')
    .digest()
  const letters = Array.from({ length: count }, (_, n) =>
    String.fromCodePoint(0x3400 + (bytes.readUInt16LE(2 * n) >> 2)),
  )
  return letters.join('')
}

describe('an open form', () => {
  test('asks one question on each page, without an account, and ends with a reference and a code', async () => {
    const first = await club.browser.get(door('tell'))
    expect(first.statusCode).toBe(200)
    expect(first.body).toContain('Question 1 of 3')
    expect(first.body).toContain('The bird club.')
    const second = await club.browser.post(door('tell/bird'), { bird: 'a wren' })
    expect(second.body).toContain('A bird: question 2 of 3')
    const third = await club.browser.post(door('tell/place'), { place: '' })
    expect(third.body).toContain('Question 3 of 3')
    const check = await club.browser.post(door('tell/you'), { called: 'no-name', teller: '' })
    expect(check.body).toContain('Check your answers')
    expect(check.body).toContain('a wren')
    const done = await club.browser.postRaw(door('tell/check'), multipart, parts(club.browser.hidden))
    expect(done.statusCode).toBe(200)
    expect(done.body).toMatch(/Your code is ([A-Z0-9]{4}-){3}[A-Z0-9]{4}/)
    expect(done.body).toContain('01632 960002')
    const [bird] = await club.birds()
    expect(bird).toMatchObject({ bird: 'a wren', place: null, council_id: club.council })
    expect(done.body).toContain(bird.reference)
  })

  test('keeps nothing between its steps: no cookie, no draft, no session, no event', async () => {
    const check = await club.answerAll()
    expect(check.cookies).toEqual([])
    expect(check.headers['set-cookie']).toBeUndefined()
    for (const table of ['platform.draft', 'platform.session', 'platform.request', 'platform.event']) {
      expect(await club.ask(`select * from ${table}`), table).toEqual([])
    }
  })

  test('carries the answers sealed: not to be read in the page that asks something else', async () => {
    await club.browser.get(door('tell'))
    const place = await club.browser.post(door('tell/bird'), { bird: 'a wren in a hedge' })
    expect(place.body).not.toContain('wren')
    expect(Object.keys(club.browser.hidden)).toEqual(['_state'])
    expect(place.body).toMatch(/<form[^>]* autocomplete="off"/)
    expect(place.body).not.toContain('data-lantern-keep')
    expect(place.body).not.toContain('_csrf')
  })

  test('is sent with headers that leave nothing behind', async () => {
    const page = await club.browser.get(door('tell'))
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['referrer-policy']).toBe('no-referrer')
    expect(page.body).toContain('Exit this page')
    expect(page.body).toContain('https://www.bbc.co.uk/weather')
    expect(page.body).toContain('name="referrer" content="no-referrer"')
  })

  test('says what is wrong beside its field, and keeps what was typed', async () => {
    await club.browser.get(door('tell'))
    const empty = await club.browser.post(door('tell/bird'), { bird: ' ' })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('<title>Error: ')
    expect(empty.body).toContain('Say what you saw')
    expect(empty.body).toContain('href="#bird"')
    await club.browser.post(door('tell/bird'), { bird: 'a wren' })
    const long = await club.browser.post(door('tell/place'), { place: 'x'.repeat(201) })
    expect(long.statusCode).toBe(422)
    expect(long.body).toContain('200 characters or fewer')
    expect(long.body).toContain('x'.repeat(201))
    const on = await club.browser.post(door('tell/place'), { place: 'here' })
    expect(on.statusCode).toBe(200)
  })

  test('goes back without losing anything, also what was typed on the page one leaves', async () => {
    await club.browser.get(door('tell'))
    await club.browser.post(door('tell/bird'), { bird: 'a wren' })
    const first = await club.browser.post(door('tell/place'), { place: 'y'.repeat(201), _to: 'bird' })
    expect(first.statusCode).toBe(200)
    expect(first.body).toContain('a wren</textarea>')
    const second = await club.browser.post(door('tell/bird'), { bird: 'a robin' })
    expect(second.body).toContain('y'.repeat(201))
  })

  test('changes an answer from the check page and comes back to it', async () => {
    const check = await club.answerAll()
    expect(check.body).toMatch(/<button[^>]*form="answers" name="_to" value="bird">Change/)
    const step = await club.browser.post(door('tell/check'), { _to: 'bird' })
    expect(step.body).toContain('a wren</textarea>')
    expect(club.browser.hidden._change).toBe('1')
    const again = await club.browser.post(door('tell/bird'), { bird: 'a robin' })
    expect(again.body).toContain('Check your answers')
    expect(again.body).toContain('a robin')
  })

  test('leaves out a step that does not apply, and asks it when it comes to apply', async () => {
    const check = await club.answerAll('gull')
    expect(check.body).toContain('Check your answers')
    await club.browser.post(door('tell/check'), { _to: 'bird' })
    const place = await club.browser.post(door('tell/bird'), { bird: 'tern' })
    expect(place.body).toContain('Where was it?')
    expect((await club.browser.post(door('tell/place'), { place: '' })).body).toContain('Check your answers')
  })

  test('does not jump over a question, whatever address is sent to', async () => {
    await club.browser.get(door('tell'))
    await club.browser.post(door('tell/bird'), { bird: 'a wren' })
    const early = await club.browser.post(door('tell/check'), {})
    expect(early.body).toContain('question 2 of 3')
    const jump = await club.browser.post(door('tell/place'), { place: '', _to: 'check' })
    expect(jump.body).toContain('Question 3 of 3')
    expect(await club.birds()).toEqual([])
  })

  test('opened at one of its steps leads to its start', async () => {
    for (const place of ['tell/place', 'tell/check']) {
      const answer = await club.browser.get(door(place))
      expect([answer.statusCode, answer.headers.location]).toEqual([303, door('tell')])
    }
  })

  test('sent twice, at once or later, is one report with one code', async () => {
    await club.answerAll()
    const hidden = { ...club.browser.hidden }
    const both = await Promise.all(
      [1, 2].map(() => club.browser.postRaw(door('tell/check'), multipart, parts(hidden))),
    )
    const later = await club.browser.postRaw(door('tell/check'), multipart, parts(hidden))
    const codes = [...both, later].map(({ body }) => /Your code is (\S+?)</.exec(body)?.[1])
    expect(new Set(codes).size).toBe(1)
    expect(codes[0]).toBeDefined()
    expect(await club.birds()).toHaveLength(1)
    expect(await club.events()).toHaveLength(1)
    expect(await club.ask('select * from platform.request')).toEqual([])
  })

  test('that was tampered with, or is of another form, is begun anew with what was just typed', async () => {
    await club.browser.get(door('note'))
    const foreign = { ...club.browser.hidden }
    for (const hidden of [{ _state: 'made-up' }, {}, foreign]) {
      const answer = await club.browser.post(door('tell/bird'), { bird: 'a wren' }, hidden)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('Your page was out of date')
      expect(answer.body).toContain('a wren</textarea>')
    }
    expect((await club.browser.post(door('tell/check'), {}, foreign)).statusCode).toBe(422)
    expect(await club.birds()).toEqual([])
  })

  test('takes 100,000 characters, and says so when it is more than it can carry', async () => {
    await club.browser.get(door('tell'))
    const words = Array.from({ length: 20_000 }, (_, n) => (n * 7919).toString(36)).join(' ')
    const long = await club.browser.post(door('tell/bird'), { bird: words.slice(0, 100_000) })
    expect(long.statusCode).toBe(200)
    await club.browser.get(door('tell'))
    await club.browser.post(door('tell/bird'), { bird: noise(100_000) })
    const tooMuch = await club.browser.post(door('tell/place'), { place: noise(100_000) })
    expect(tooMuch.statusCode).toBe(422)
    expect(tooMuch.body).toContain('This is more than the form can take')
  })

  test('takes a file on the check page, and says when it is too large, keeping the answers', async () => {
    await club.answerAll()
    const large = await club.browser.postRaw(
      door('tell/check'),
      multipart,
      parts(club.browser.hidden, 'x'.repeat(3000)),
    )
    expect(large.statusCode).toBe(422)
    expect(large.body).toContain('The file must be smaller than 2 kB')
    expect(large.body).toContain('a wren')
    const sent = await club.browser.postRaw(door('tell/check'), multipart, parts(club.browser.hidden, 'png'))
    expect(sent.statusCode).toBe(200)
    const [bird] = await club.birds()
    expect(bird.photo).toHaveLength(32)
    expect(bird.photo_name).toBe('file.png')
  })

  test.each([
    ['dodo', 422, 'The dodo is extinct'],
    ['cuckoo', 409, 'Somebody else sits in this nest.'],
    ['phoenix', 503, '01632 960001 (9am to 5pm), or 01632 960002 at any other time'],
    ['roc', 500, 'Your answers are still on this page'],
  ])(
    'when the command fails on a %s the answers stay, and what to do is said',
    async (bird, status, words) => {
      await club.answerAll(bird)
      const sent = await club.browser.postRaw(door('tell/check'), multipart, parts(club.browser.hidden))
      expect(sent.statusCode).toBe(status)
      expect(sent.body).toContain(words)
      expect(sent.body).toContain(bird)
      await club.browser.post(door('tell/bird'), { bird: 'a wren' })
      await club.browser.post(door('tell/place'), { place: '' })
      const check = await club.browser.post(door('tell/you'), { called: 'no-name' })
      expect(check.body).toContain('a wren')
      const sentAgain = await club.browser.postRaw(door('tell/check'), multipart, parts(club.browser.hidden))
      expect(sentAgain.statusCode).toBe(200)
    },
  )

  test('leads on into another form with what that one needs, sealed', async () => {
    await club.answerAll()
    const done = await club.browser.postRaw(door('tell/check'), multipart, parts(club.browser.hidden))
    const [bird] = await club.birds()
    const { reference } = bird
    const theCode = /Your code is (\S+?)</.exec(done.body)?.[1] ?? ''
    const back = club.pages.browser()
    await back.get(door('back'))
    const wrong = await back.post(door('back'), { reference, code: 'T4WK-9QDA-H7MC-2XRF' })
    expect(wrong.body).toContain('We could not find that reference and code')
    await back.get(door('back'))
    const inside = await back.post(door('back'), { reference: reference.toLowerCase(), code: theCode })
    expect(inside.body).toContain('We are looking after the bird')
    expect(inside.body).not.toContain('wren')
    expect(inside.body).not.toContain(bird.id)
    const added = await back.post(door('note'), { words: 'It flew' })
    expect(added.body).toContain('We have what you added')
    expect(await club.ask('select * from found.note')).toMatchObject([{ bird_id: bird.id, words: 'It flew' }])
  })

  test('that the public may not send is refused, and the refusal is as coarse as the rest', async () => {
    await club.browser.get(door('close'))
    const refused = await club.browser.post(door('close'), {})
    expect(refused.statusCode).toBe(403)
    const [event] = await club.events()
    expect(event).toMatchObject({ outcome: 'refused', at: new Date('2026-03-03T12:00:00Z') })
    expect(event.id[14]).toBe('4')
  })
})

describe('whose door it is', () => {
  test.each(['E10000098', 'E99999999', 'nothing', "'; drop table", '\0', ' '])(
    '%s has none: not found',
    async wrong => {
      const answer = await club.browser.get(`/c/${encodeURIComponent(wrong)}/birds/tell`)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toContain('We could not find that page')
      const sent = await club.browser.post(`/c/${encodeURIComponent(wrong)}/birds/tell/bird`, { bird: 'x' })
      expect(sent.statusCode).toBe(404)
    },
  )

  test('small letters will do, and the page names the council', async () => {
    const answer = await club.browser.get(`/c/${code.toLowerCase()}/birds/tell`)
    expect(answer.body).toContain('Fenmarsh County Council')
    expect(answer.body).toContain(`action="${door('tell/bird')}"`)
  })
})

describe('what comes from another website', () => {
  const post = (headers: Record<string, string>) =>
    club.pages.app.inject({
      method: 'POST',
      url: door('tell/bird'),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: `bird=wren&_state=${club.browser.hidden._state}`,
    })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ origin: 'null' }, 200],
    [{ origin: 'http://localhost:3000' }, 200],
    [{}, 200],
  ])('%j: %i', async (headers, status) => {
    await club.browser.get(door('tell'))
    expect((await post(headers as Record<string, string>)).statusCode).toBe(status)
  })
})

describe('an open page', () => {
  test('is shown to anyone, as the public of the council, told no more than the half day', async () => {
    const page = await club.browser.get(`/c/${code}/birds`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('0 birds were found. It is 2026-03-03T12:00:00Z.')
    expect(page.body).toContain('01632 960001')
    const [event] = await club.events()
    expect(event).toMatchObject({ action: 'found.countBirds', actor_role: 'public', actor_id: null })
    expect(event.at.toISOString()).toBe('2026-03-03T12:00:00.000Z')
  })
})
