import { z } from 'zod'
import { codeList, labelOf } from '#law/code-list.ts'
import { coded, someWords, words } from '../concern/schema.ts'

const speaking = codeList('representatives').codes.filter(one => one.code !== 'nobody')
const around = codeList('people-around').codes

/** Those who may speak for the adult in something, then those who only are around them. */
export const kindsOfPeople = [...speaking, ...around]
const kindCodes = kindsOfPeople.map(one => one.code) as [string, ...string[]]

export const kindOfPerson = (code: string): string =>
  speaking.some(one => one.code === code) ? labelOf('representatives', code) : labelOf('people-around', code)

export const Kind = z.enum(kindCodes, 'Choose what they are to the adult')
export const BarredBecause = coded('barred-because', 'Say why they must not know')
const seen = z.enum(['yes', 'no', 'not-known', 'not-needed'], 'Say yes, no or not known')

export const AddAround = z.object({
  concernId: z.uuid(),
  kind: Kind,
  name: words('Give their name, or how to tell them apart', 200),
  reach: someWords(500).optional().describe('How to reach them'),
  reference: someWords(200).optional().describe('Of the power, the order or the appointment'),
  authoritySeen: seen.optional().describe('Has somebody seen the document?'),
  registered: seen.optional().describe('Is it registered?'),
  barred: z
    .union([BarredBecause, z.literal('no')])
    .optional()
    .describe('Why they must not know, be asked or be written to; "no" where they may'),
  words: someWords(4_000).optional(),
})

export const BarAround = z.object({
  concernId: z.uuid(),
  aroundId: z.uuid(),
  version: z.int().describe('The version you read'),
  because: z
    .union([BarredBecause, z.literal('no')], 'Say why, or that they are no longer shut out')
    .describe('Why they are shut out; "no": they no longer are'),
  words: words('Say how you know', 4_000),
})

export const TellRoute = z.object({
  concernId: z.uuid(),
  aroundId: z.uuid(),
  route: z.enum(['opg', 'dwp'], 'Say who was told'),
  toldOn: z.iso.date('Enter the day on which they were told'),
  reference: someWords(200).optional(),
  answeredOn: z.iso.date('Enter a real date, or leave it empty').optional(),
  answer: someWords(4_000).optional(),
})

export const RouteView = z.object({
  route: z.enum(['opg', 'dwp']),
  toldOn: z.string(),
  answeredOn: z.string().nullable(),
  reference: z.string().nullable(),
  answer: z.string().nullable(),
})

export const AroundView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  kindLabel: z.string(),
  name: z.string().nullable(),
  reach: z.string().nullable(),
  reference: z.string().nullable(),
  words: z.string().nullable(),
  authoritySeen: z.string(),
  registered: z.string(),
  barredBecause: z.string().nullable(),
  barredWhy: z.string().nullable(),
  routesToTell: z
    .array(z.enum(['opg', 'dwp']))
    .describe('Who is to be told that they are shut out, and was not'),
  routes: z.array(RouteView),
})
export type AroundView = z.input<typeof AroundView>
