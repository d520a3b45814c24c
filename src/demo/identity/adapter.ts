import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

const MOST = 20_000

interface Entry {
  readonly payload: AdapterPayload
  readonly until: number
}

/**
 * What the provider remembers of sign-ins under way: in memory, of bounded size, oldest forgotten first. A
 * restart ends them, and the person starts again.
 */
export function memoryAdapter(most = MOST): AdapterFactory {
  const entries = new Map<string, Entry>()
  const find = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    if (!entry) return undefined
    if (entry.until > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const keep = (key: string, payload: AdapterPayload, seconds: number): void => {
    entries.delete(key)
    const oldest = entries.keys().next()
    if (entries.size >= most && !oldest.done) entries.delete(oldest.value)
    entries.set(key, { payload, until: Date.now() + seconds * 1000 })
  }
  return model => adapterOf(model, entries, find, keep)
}

function adapterOf(
  model: string,
  entries: Map<string, Entry>,
  find: (key: string) => AdapterPayload | undefined,
  keep: (key: string, payload: AdapterPayload, seconds: number) => void,
): Adapter {
  const keyOf = (id: string) => `${model}:${id}`
  const search = (fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    entries
      .entries()
      .filter(([key]) => key.startsWith(`${model}:`))
      .map(([key]) => find(key))
      .find(payload => payload !== undefined && fits(payload))
  return {
    async upsert(id, payload, expiresIn) {
      keep(keyOf(id), payload, expiresIn ?? 3_600)
    },
    async find(id) {
      return find(keyOf(id))
    },
    async findByUid(uid) {
      return search(payload => payload.uid === uid)
    },
    async findByUserCode(userCode) {
      return search(payload => payload.userCode === userCode)
    },
    async consume(id) {
      const payload = find(keyOf(id))
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      entries.delete(keyOf(id))
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  }
}
