import type { FastifyRequest } from 'fastify'

/** Where the doors for anyone are: `/c/{councilCode}/...`. */
export const DOOR = '/c/'

/** Also where nothing is found there: a mistyped address is somebody's visit too. */
export function isOpenDoor(request: Pick<FastifyRequest, 'url'>): boolean {
  return request.url.startsWith(DOOR)
}

/** Styles and scripts are fetched right after a page, so a line about them would tell when it was opened. */
export function leavesNoTrace(request: Pick<FastifyRequest, 'url'>): boolean {
  return isOpenDoor(request) || request.url.startsWith('/assets/')
}
