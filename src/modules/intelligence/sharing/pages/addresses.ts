export const MEETINGS = '/sharing'
export const DECISIONS = '/sharing-decisions'
export const LATENCY = '/latency'
export const meetingHref = (id: string): string => `${MEETINGS}/${id}`
export const decisionHref = (id: string): string => `${DECISIONS}/${id}`
export const latencyHref = (id: string): string => `${LATENCY}/${id}`

/** The last pack of a meeting, in the edition that somebody reads first, or another edition or version. */
export function packHref(id: string, which: { edition?: string; version?: number } = {}): string {
  const asked = Object.entries(which).map(([name, value]) => `${name}=${value}`)
  return `${meetingHref(id)}/pack${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}
