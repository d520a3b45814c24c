import { basename } from 'node:path'
import type pg from 'pg'
import { type Clock, civilDate } from '#platform/clock.ts'
import type { Source } from '../import/source.ts'
import { listSource } from './list-source.ts'
import type { ListKind } from './ratings-rows.ts'
import { registerOf } from './register.ts'

export type { ListKind } from './ratings-rows.ts'

export interface OpenList {
  readonly kind: ListKind
  /** A CSV, ODS or XLSX file. */
  readonly path: string
  /** The file's name as people know it. Default: the end of its path. */
  readonly name?: string | undefined
  /** The civil day the list is of; where it is left out the list tells. */
  readonly day?: string | undefined
  readonly clock: Clock
  readonly pool: pg.Pool
  readonly councilId: string
}

/** Reads a published list and sets it against the register, as a source to import. @throws Invalid, in one line. */
export function openList({ clock, pool, councilId, name, ...list }: OpenList): Promise<Source> {
  return listSource({
    ...list,
    name: name ?? basename(list.path),
    today: civilDate(clock.now()),
    register: registerOf(pool, councilId),
  })
}
