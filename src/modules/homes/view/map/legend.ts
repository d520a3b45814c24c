import type { MapOfHomes, MappedHome } from '../../map/schema.ts'
import type { MarkKind } from './shapes.ts'

/** A home as any map of homes has it, whatever its marks stand for. */
export type Mappable = Omit<MappedHome, 'rating'>

/** A map of such homes. */
export type MapOf<H extends Mappable> = Omit<MapOfHomes, 'homes'> & { readonly homes: readonly H[] }

/** What the marks of a map stand for. Each kind has a shape of its own; its colour only says that again. */
export interface Legend<H extends Mappable> {
  /** As they are listed under the map. */
  readonly kinds: readonly MarkKind[]
  readonly kindOf: (home: H) => MarkKind
  readonly words: Readonly<Partial<Record<MarkKind, string>>>
  /** In the name of a mark, after the home's own: 'rated Good'. */
  readonly says: (home: H) => string
  /** Of homes drawn as one: the first of these that is among them is shown, and what that means. */
  readonly foremost: readonly MarkKind[]
  readonly foremostWords: string
  readonly href: (home: H) => string
  readonly title: (map: MapOf<H>) => string
}
