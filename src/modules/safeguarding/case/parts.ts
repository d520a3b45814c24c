import { exchangePart } from '../exchange/case-part.ts'
import { wrongPersonPart } from '../wrong-person/case-part.ts'
import type { CasePart } from './part.ts'

/** Every part of a case that has a folder of its own, in no order: each says where its blocks stand. */
export const caseParts: readonly CasePart[] = [exchangePart, wrongPersonPart]
