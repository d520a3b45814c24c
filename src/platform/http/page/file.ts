import type { FastifyInstance, FastifyReply } from 'fastify'
import { kindOf } from '../../files/kinds.ts'
import type { Opened } from '../../files/open.ts'
import type { AttentionModel, LinkModel, PageModel } from '../../view/models.ts'
import type { Web } from '../context.ts'
import { rate } from '../rates.ts'
import { renderPage } from '../render.ts'
import type { FilePage } from './page.ts'
import { pageContext } from './page-context.ts'
import { routePath } from './route-path.ts'

/** A stored file, to a reader whom its query lets in; where it cannot be sent, a page that says why. */
export function addFilePage(app: FastifyInstance, web: Web, page: FilePage): void {
  if (!page.query.leaves)
    throw new Error(
      `${page.query.name} opens files: its \`leaves\` must write their custody (custodyOfOpening)`,
    )
  app.get(routePath(page.path), { config: rate(web, 'page') }, async (request, reply) => {
    const ctx = pageContext(web, request)
    const show = ctx.queryString.show === '1'
    const opened = (await ctx.ask(page.query, { ...ctx.params, show })) as Opened
    if (opened.state === 'whole' && opened.bytes) return sendFile(reply, opened, opened.bytes)
    const back = page.back?.(ctx)
    const ask = page.reason?.(ctx) ?? askAgain(request.url)
    const model = pageOf(opened.state, ask)
    const html = await renderPage(web, request, reply, 'platform/page.njk', {
      ...model,
      page: back ? { ...model.page, back } : model.page,
    })
    return reply.status(model.status).type('text/html; charset=utf-8').send(html)
  })
}

/** Runs nothing, loads nothing, is no page of ours; in no cache. What was not made anew here is only ever saved. */
function sendFile(reply: FastifyReply, opened: Opened, bytes: Uint8Array): FastifyReply {
  const picture = opened.stripped && opened.mediaType.startsWith('image/')
  return reply
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('content-disposition', `${picture ? 'inline' : 'attachment'}; ${nameOf(opened)}`)
    .type(opened.mediaType)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** The name it was given, made harmless, with the ending of what it is. A picture made anew has none of its own. */
function nameOf({ fileId, mediaType, name }: Opened): string {
  const ending = kindOf(mediaType)?.endings[0] ?? (mediaType === 'application/zip' ? 'zip' : 'bin')
  const stem = harmless((name ?? '').replace(/\.[a-z0-9]{1,8}$/i, '')) || `file-${fileId.slice(-6)}`
  const plain = stem.replaceAll(/[^\w .-]/g, '_')
  const coded = encodeURIComponent(`${stem}.${ending}`).replaceAll(/['()*]/g, percent)
  return `filename="${plain}.${ending}"; filename*=UTF-8''${coded}`
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`

/** Without folders, control codes, what turns the direction of writing, and half letters. */
function harmless(name: string): string {
  return name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
    .slice(0, 100)
    .toWellFormed()
}

interface Said {
  readonly status: number
  readonly page: PageModel
  readonly paragraphs?: readonly string[]
  readonly attentions?: readonly AttentionModel[]
}

const askAgain = (url: string): LinkModel => ({
  text: 'Show it to me',
  href: `${url.split('?')[0] ?? ''}?show=1`,
})

function pageOf(state: Opened['state'], ask: LinkModel): Said {
  if (state === 'hidden') return hidden(ask)
  const { status, title, text } = WRONG[state === 'whole' ? 'missing' : state]
  return { status, page: { title, width: 'question' }, paragraphs: [text] }
}

function hidden(action: LinkModel): Said {
  return {
    status: 200,
    page: { title: 'This picture is hidden', width: 'question' },
    attentions: [
      {
        heading: 'It may show a person’s body',
        tone: 'lamp',
        text: 'Open it only if you need to see it for your work. That you opened it is written down.',
        reasons: [],
        action,
      },
    ],
  }
}

const WRONG: Readonly<
  Record<Exclude<Opened['state'], 'whole' | 'hidden'>, { status: number; title: string; text: string }>
> = {
  altered: {
    status: 409,
    title: 'This file is not what was stored',
    text: 'Its bytes have changed since it came in, so it is not sent and must not be relied on. This was written down. Tell your information governance lead, who can compare it with a backup.',
  },
  unreadable: {
    status: 409,
    title: 'This file cannot be opened',
    text: 'The key of its record does not open it. This was written down. Tell your information governance lead.',
  },
  missing: {
    status: 410,
    title: 'This file is not there',
    text: 'It should be among the stored files and is not. This was written down. Tell your administrator, who can put it back from a backup.',
  },
  erased: {
    status: 410,
    title: 'This file was erased',
    text: 'It was kept for as long as it had to be, and then erased. Its custody says when.',
  },
}
