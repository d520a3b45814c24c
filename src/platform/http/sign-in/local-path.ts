const LONGEST = 2_000
const never = ['/sign-in', '/sign-out', '/roles', '/demo-sign-in', '/api/']

/**
 * Where to go after signing in: a path of this very service, or its first page. Whatever a browser would take
 * for another host ('//evil', '/\evil', '/..//evil', tabs and all) is not one.
 */
export function localPath(text: unknown, publicUrl: string): string {
  if (typeof text !== 'string' || !text.startsWith('/') || text.length > LONGEST) return '/'
  const base = new URL(publicUrl)
  if (!URL.canParse(text, base)) return '/'
  const url = new URL(text, base)
  if (url.origin !== base.origin || url.pathname.startsWith('//')) return '/'
  if (never.some(path => url.pathname === path || url.pathname.startsWith(path))) return '/'
  return url.pathname + url.search
}
