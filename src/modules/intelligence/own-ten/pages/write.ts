import { Conflict } from '#platform/errors.ts'
import { type FieldSpec, type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import type { PageModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { quarterName } from '../quarter.ts'
import { type OwnTen, type Place, places } from '../schema.ts'
import { alreadyWritten, getOwnTen, writeOwnTen } from '../units.ts'
import { homeIn } from '../view.ts'
import { OWN_TEN, WRITE_OWN_TEN } from './addresses.ts'

interface Helped extends OwnTen {
  readonly homes: readonly { readonly value: string; readonly text: string }[]
}

async function helped(ctx: PageContext): Promise<Helped> {
  const own = await ctx.ask(getOwnTen, {})
  const { items } = await ctx.ask(homeNames, { open: 'true' })
  const homes = items.map(({ id, name, postcode }) => ({
    ...{ value: id, text: postcode ? `${name}, ${postcode}` : name },
  }))
  return { ...own, homes }
}

/** Nobody is let choose ten homes for nothing. Sent twice by one click it is one, and is told as done. */
const askedOnce =
  (shown: (helper: Helped) => PageModel): FormStep['page'] =>
  helper => {
    const { written } = helper as Helped
    if (written) throw new Conflict(alreadyWritten(written.onDate))
    return shown(helper as Helped)
  }

const home =
  (place: Place): FieldSpec =>
  (_ctx, helper) => ({
    ...{ kind: 'select', name: `homes.${place}`, label: homeIn(place), optional: place !== 'first' },
    options: [{ value: '', text: 'Choose a home' }, ...(helper as Helped).homes],
  })

const whoSees =
  'You alone until the quarter is over. Then it is counted together with what other officers wrote, never by name.'

/** Nothing of Lantern's own stands on these pages: what is asked for is what somebody thinks before they look. */
export const writeOwnTenForm = page.form<typeof writeOwnTen>({
  path: WRITE_OWN_TEN,
  command: writeOwnTen,
  helper: helped,
  steps: [
    {
      slug: 'homes',
      page: askedOnce(helper => ({
        title: 'Which homes would you visit next if you had only ten visits?',
        lede: `For ${quarterName(helper.quarter)}, in order, as you see it today. Fewer than ten will do. Do not look at Lantern’s list first: yours is what it is held against.`,
        back: { text: 'Your own ten', href: OWN_TEN },
      })),
      section: 'Homes',
      fields: places.map(home),
      whoSees,
    },
    {
      slug: 'looked',
      page: () => ({ title: 'Have you looked at Lantern’s list in the last week?' }),
      section: 'Lantern’s list',
      fields: [
        {
          ...{ kind: 'radios', name: 'looked', isHeading: true },
          label: 'Have you looked at Lantern’s list in the last week?',
          hint: 'Homes by attention, or the next ten visits. Yes is no fault: what people wrote who had looked is counted apart.',
          options: [
            { value: 'no', text: 'No' },
            { value: 'yes', text: 'Yes' },
          ],
        },
      ],
      whoSees,
    },
  ],
  check: {
    page: () => ({
      title: 'Check your ten',
      lede: 'Once it is written down it stays as it is, so that nobody can be wise after the event.',
    }),
    button: 'Seal my ten',
  },
  button: 'Go on',
  done: () => ({
    href: OWN_TEN,
    notice: {
      ...{ kind: 'done', heading: 'Your ten is written down and sealed' },
      text: 'Nobody else sees it until the quarter is over.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: OWN_TEN }),
})
