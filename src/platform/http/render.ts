import type { FastifyReply, FastifyRequest } from 'fastify'
import { type PersonRole, roles } from '../access/roles.ts'
import type { NavigationItem } from '../module.ts'
import type { NoticeModel, PageModel, ShellModel } from '../view/models.ts'
import type { SignedIn, Web } from './context.ts'
import { takeNotice } from './session.ts'

/** Renders a whole page: what it is given, in the shell that every page of Lantern shares. */
export async function renderPage(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  model: { readonly page: PageModel; readonly [name: string]: unknown },
): Promise<string> {
  const notice = takeNotice(request)
  const page = notice ? { ...model.page, notice } : model.page
  return web.render(template, { ...shellOf(web, request, reply), ...model, page })
}

function shellOf(web: Web, request: FastifyRequest, reply: FastifyReply): ShellModel {
  const { signedIn } = request
  return {
    council: { name: signedIn?.councilName ?? '', href: '/' },
    cspNonce: request.cspNonce,
    demonstration: web.demonstration,
    ...(signedIn
      ? {
          csrfToken: reply.generateCsrf(),
          account: accountOf(signedIn),
          navigation: navigationOf(web, signedIn, request.url),
        }
      : {}),
    footer: {
      links: [
        { text: 'Help', href: '/help' },
        { text: 'Accessibility', href: '/help/accessibility' },
        { text: 'How we use information', href: '/help/privacy' },
      ],
    },
  }
}

function accountOf(signedIn: SignedIn): NonNullable<ShellModel['account']> {
  const role = signedIn.actor.role as PersonRole
  return {
    name: signedIn.actor.name,
    role: roles[role]?.label ?? role,
    signOutAction: '/sign-out',
    links: [{ text: 'Change role', href: '/roles' }],
  }
}

const ON_ONE_LINE = 7

/** The items this role may open, the one it is in marked; what does not fit on one line apart. */
export function navigationOf(
  web: Web,
  signedIn: SignedIn,
  url: string,
): NonNullable<ShellModel['navigation']> {
  const path = url.split('?')[0] ?? '/'
  const items = web.product.modules
    .flatMap(module => module.navigation ?? [])
    .filter(item => item.roles.includes(signedIn.actor.role as PersonRole))
    .toSorted((a, b) => a.order - b.order)
  const all = items.map(item => navigationItem(item, path))
  // Folding one away would save nothing.
  if (all.length <= ON_ONE_LINE + 1) return { items: all }
  return { items: all.slice(0, ON_ONE_LINE), more: all.slice(ON_ONE_LINE) }
}

function navigationItem(item: NavigationItem, path: string) {
  const active = item.href === '/' ? path === '/' : path === item.href || path.startsWith(`${item.href}/`)
  return { text: item.label, href: item.href, current: path === item.href, active }
}

export type { NoticeModel }
