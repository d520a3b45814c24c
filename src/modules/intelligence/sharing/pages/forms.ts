import { type FieldSpec, type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { agencies } from '../agencies.ts'
import { listSharingPeople } from '../decision-units.ts'
import { audiences, surenesses, surenessHints } from '../kinds.ts'
import { getSharingMeeting } from '../queries.ts'
import type { MeetingView } from '../schema.ts'
import { meetingHref } from './addresses.ts'

/** Parts that the forms of a meeting have in common. */

export const meetingIn = (ctx: PageContext) => ctx.ask(getSharingMeeting, { sharingId: idIn(ctx) })
export const idIn = (ctx: PageContext): string => ctx.params.sharingId ?? ''
export const OFFICERS = 'Those who hold the meeting, and whoever you choose. Not the homes.'

export interface People {
  readonly meeting: MeetingView
  readonly people: readonly {
    readonly accountId: string
    readonly name: string
    readonly roles: string
    readonly outside: boolean
  }[]
}
export const withPeople = async (ctx: PageContext): Promise<People> => ({
  meeting: await meetingIn(ctx),
  people: (await ctx.ask(listSharingPeople, {})).items,
})

export interface Homes {
  readonly homes: readonly { readonly value: string; readonly text: string }[]
}
export async function allHomes(ctx: PageContext): Promise<Homes> {
  const { items } = await ctx.ask(homeNames, {})
  return {
    homes: items.map(({ id, name, postcode }) => ({
      value: id,
      text: postcode ? `${name}, ${postcode}` : name,
    })),
  }
}

/** The same under a meeting, which whoever asks must be able to read. */
export const withHomes = async (ctx: PageContext): Promise<Homes & { readonly meeting: MeetingView }> => ({
  meeting: await meetingIn(ctx),
  ...(await allHomes(ctx)),
})

export const homeField =
  (name: string, label: string): FieldSpec =>
  (_ctx, helper) => ({
    ...{ kind: 'select', name, label },
    options: [{ value: '', text: 'Choose a home' }, ...(helper as Homes).homes],
  })

export const meetingOf = (helper: unknown): MeetingView =>
  (helper as { readonly meeting?: MeetingView }).meeting ?? (helper as MeetingView)

/** One of the homes on the agenda; `none`: what no choice means. */
export const agendaField =
  (label: string, none: string): FieldSpec =>
  (_ctx, helper) => ({
    ...{ kind: 'select', name: 'homeId', label },
    options: [
      { value: '', text: none },
      ...meetingOf(helper).homes.map(home => ({ value: home.id, text: home.name })),
    ],
  })

export const area = (name: string, label: string, hint?: string): FormField => ({
  ...{ kind: 'textarea', name, label, rows: 4, maxLength: 4_000, ...(hint ? { hint } : {}) },
})

export const audienceField: FormField = {
  ...{ kind: 'radios', name: 'audience', label: 'Who may see it?' },
  hint: 'Of a home with fewer than ten beds it stays with those who have a role in cases, whatever you choose.',
  options: Object.entries(audiences).map(([value, text]) => ({ value, text })),
}

export const surenessField: FormField = {
  ...{ kind: 'radios', name: 'sureness', label: 'Hearsay or verified?' },
  options: Object.entries(surenesses).map(([value, text]) => ({
    ...{ value, text, hint: surenessHints[value as keyof typeof surenesses] },
  })),
}

export const agencyField = (label: string): FormField => ({
  ...{ kind: 'select', name: 'agency', label },
  options: [
    { value: '', text: 'Choose one' },
    ...agencies.map(({ code, label: text }) => ({ value: code, text })),
  ],
})

interface AtMeeting<C extends AnyCommand> {
  readonly slug: string
  readonly command: C
  readonly title: string
  readonly lede?: string
  readonly fields: readonly FieldSpec[]
  readonly button: string
  readonly done: string
  readonly tone?: 'warning'
  readonly helper?: (ctx: PageContext) => Promise<unknown>
  readonly initial?: (helper: unknown, ctx: PageContext) => Readonly<Record<string, unknown>>
}

/** A form of one step under a meeting, which it goes back to. */
export function atMeeting<C extends AnyCommand>(form: AtMeeting<C>) {
  const { slug, command, title, lede, fields, button, tone, helper = meetingIn, initial } = form
  return page.form<AnyCommand>({
    path: `/sharing/{sharingId}/${slug}`,
    command,
    helper,
    ...(initial ? { initial } : {}),
    steps: [
      {
        slug: 'answer',
        page: (_helper, ctx) => ({
          ...{ title, ...(lede ? { lede } : {}) },
          back: { text: 'The meeting', href: meetingHref(idIn(ctx)) },
        }),
        ...{ fields, whoSees: OFFICERS },
      },
    ],
    button,
    ...(tone ? { tone } : {}),
    done: (_result, ctx) => ({
      href: meetingHref(idIn(ctx)),
      notice: { kind: 'done', heading: form.done },
    }),
    cancel: ctx => ({ text: 'Cancel', href: meetingHref(idIn(ctx)) }),
  })
}
