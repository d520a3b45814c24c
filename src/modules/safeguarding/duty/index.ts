import { dutyView, writeHandover } from './units.ts'

export const commands = [writeHandover]
export const queries = [dutyView]
