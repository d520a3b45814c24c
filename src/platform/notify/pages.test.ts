import { afterAll, beforeAll, expect, test } from 'vitest'
import { stableId } from '../ids.ts'
import { platform } from '../index.ts'
import { testDatabase } from '../testing/database.ts'
import { signedInAs, type TestPages, testPages, testRender } from '../testing/pages.ts'
import { testWeb } from '../testing/web.ts'
import { bodyParagraphs, type Message, whenCell } from './view.ts'

const database = testDatabase()
const council = stableId('council', 'message pages')
const messageId = stableId('message', 'one')
let pages: TestPages

beforeAll(async () => {
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1, 'M1', 'Fenmarsh', 'Fenmarsh')`,
    [council],
  )
  await database.superuser.query(
    `insert into platform.message (council_id, id, address, template, reference, link, subject, body, created_at, sent_at)
     values ($1, $2, 'ada@example.org', 'work-for-you', 'SC-2026-0142', '/homes/1', 'Something needs you: SC-2026-0142',
       E'Something was given to you.\\n\\nTo keep people safe <b>we</b> say no more.', '2026-10-14T14:05:00Z',
       '2026-10-14T14:06:00Z')`,
    [council, messageId],
  )
  pages = await testPages(testWeb(database, [platform], { render: testRender() }))
})

afterAll(() => pages.app.close())

async function open(url: string, role: 'administrator' | 'quality-officer' = 'administrator', at = council) {
  pages.signIn(signedInAs(at, stableId('account', role), role))
  return pages.app.inject({ method: 'GET', url })
}

test('the outbox tells to whom, about what, where it leads and when', async () => {
  const { body, statusCode } = await open('/messages')
  expect(statusCode).toBe(200)
  for (const words of [
    'ada@example.org',
    'SC-2026-0142',
    '/homes/1',
    '14 October 2026, 3:06 pm',
    '1 message',
  ]) {
    expect(body).toContain(words)
  }
  expect(body).toContain('In production they go by e-mail')
})

test('one message reads as its reader has it, and nothing in it is taken for a page’s own code', async () => {
  const { body } = await open(`/messages/${messageId}`)
  expect(body).toContain('<p class="govuk-body">Something was given to you.</p>')
  expect(body).toContain('&lt;b&gt;we&lt;/b&gt;')
  const { rows } = await database.superuser.query(
    `select subject_id from platform.event where action = 'platform.readMessage'`,
  )
  expect(rows).toEqual([{ subject_id: messageId }])
})

test('an officer is refused, and another council finds nothing', async () => {
  expect((await open('/messages', 'quality-officer')).statusCode).toBe(403)
  expect((await open(`/messages/${messageId}`, 'quality-officer')).statusCode).toBe(403)
  const elsewhere = stableId('council', 'elsewhere')
  expect((await open(`/messages/${messageId}`, 'administrator', elsewhere)).statusCode).toBe(404)
  expect((await open('/messages', 'administrator', elsewhere)).body).toContain('No messages yet')
})

const message: Message = {
  ...{ id: messageId, to: 'a@b.org', template: 'received', reference: 'A-1', link: '/a', subject: 'S' },
  ...{
    body: 'One\n\nTwo\n\n\nThree',
    state: 'waiting',
    why: null,
    createdAt: '2026-10-14T14:05:00Z',
    sentAt: null,
  },
}

test.each<[Partial<Message>, string, string]>([
  [{}, 'Waiting', 'since 14 October 2026, 3:05 pm'],
  [{ state: 'refused', why: 'There is no such address.' }, 'Refused', 'There is no such address.'],
  [{ state: 'sent', sentAt: '2026-10-14T14:06:00Z' }, 'Sent', '14 October 2026, 3:06 pm'],
])('a message with %j says %s', (more, tag, text) => {
  expect(whenCell({ ...message, ...more })).toMatchObject({ text, tag: { text: tag } })
})

test('empty lines part paragraphs', () => {
  expect(bodyParagraphs(message)).toEqual(['One', 'Two', 'Three'])
})
