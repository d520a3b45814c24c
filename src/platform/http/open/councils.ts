import type pg from 'pg'
import { type OpenCouncil, openCouncil, openCouncils } from './councils-store.ts'

/** What is known of the councils, also while the database is away: whom to ring must never be lost. */
export interface Councils {
  /** As the database has it now. Undefined: no council of this Lantern. @throws Away */
  now(code: string): Promise<OpenCouncil | undefined>
  /** As last known; asks the database only for one never heard of. @throws Away */
  known(code: string): Promise<OpenCouncil | undefined>
  /** Reads all of them, so that they are known if the database goes; keeps quiet when it is away already. */
  readAll(): Promise<void>
}

/** The database could not be asked; the council as it was last known, if it ever was. */
export class Away extends Error {
  readonly council: OpenCouncil | undefined
  constructor(council: OpenCouncil | undefined, cause: unknown) {
    super('The database is away', { cause })
    this.council = council
  }
}

export function councilsIn(pool: pg.Pool): Councils {
  const lastKnown = new Map<string, OpenCouncil>()
  const now: Councils['now'] = async code => {
    try {
      const council = await openCouncil(pool, code)
      if (council) lastKnown.set(code, council)
      else lastKnown.delete(code)
      return council
    } catch (error) {
      throw new Away(lastKnown.get(code), error)
    }
  }
  return {
    now,
    known: async code => lastKnown.get(code) ?? now(code),
    async readAll() {
      const all = await openCouncils(pool).catch(() => [])
      for (const council of all) lastKnown.set(council.code, council)
    },
  }
}
