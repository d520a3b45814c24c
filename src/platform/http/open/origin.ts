import type { FastifyRequest } from 'fastify'
import { NotAllowed } from '../../errors.ts'

/**
 * Nobody is signed in here, so a form sent from elsewhere could do no more than its sender could. It is still
 * refused where the browser says so. `Origin: null` is what a browser sends from our own pages, since they tell no
 * referrer (Fetch standard, "append a request Origin header").
 * @throws NotAllowed
 */
export function refuseForeign(request: Pick<FastifyRequest, 'headers'>, publicUrl: string): void {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const foreign =
    site === undefined
      ? origin !== undefined && origin !== 'null' && origin !== new URL(publicUrl).origin
      : site !== 'same-origin' && site !== 'none'
  if (foreign)
    throw new NotAllowed('This was sent from another website, so we did not take it. Fill the form in here.')
}
