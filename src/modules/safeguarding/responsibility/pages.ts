import { optionsOn } from '#law/code-list.ts'
import { councils } from '#law/councils.ts'
import type { FieldSpec, FormPage } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { acceptElsewhere, doTell, recordPlaces } from './commands.ts'
import type { ResponsibilityPart } from './schema.ts'

const others = councils
  .filter(council => council.to === undefined)
  .map(({ code, niceName }) => ({ value: code, text: niceName }))
  .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))

const place =
  (name: string, label: string, hint: string, optional = false): FieldSpec =>
  ({ councilName }) => ({
    ...{ kind: 'select', name, label, hint, optional },
    options: [
      { value: '', text: 'Choose' },
      { value: 'own', text: councilName },
      { value: 'not-known', text: 'Not known' },
      { value: 'outside', text: 'Outside England' },
      ...others,
    ],
  })

const partOf = (whole: CaseView) => whole.parts.responsibility as ResponsibilityPart | undefined

const places = caseForm({
  path: 'places',
  command: recordPlaces,
  title: 'Where, and who placed them?',
  lede: 'It is led where it happened. We keep them safe until a named person elsewhere accepts it in writing.',
  fields: [
    place('happenedIn', 'Where did it happen?', 'The council in whose area.'),
    ctx => ({
      kind: 'radios',
      name: 'adultNow',
      label: 'Where are they now?',
      options: optionsOn('adult-now', ctx.today).map(option =>
        option.value === 'hospital'
          ? {
              ...option,
              hint: 'Somebody asks before discharge whether it is safe to go back.',
              reveals: [
                {
                  kind: 'date' as const,
                  name: 'backOn',
                  label: 'When may they leave hospital?',
                  optional: true,
                },
              ],
            }
          : option,
      ),
    }),
    place('adultNowIn', 'In which council’s area is that?', 'Leave it where it is the same.', true),
    ctx => ({
      kind: 'radios',
      name: 'fundedBy',
      label: 'Who placed them or pays?',
      options: optionsOn('funders', ctx.today),
    }),
    {
      kind: 'text',
      name: 'placedBy',
      label: 'Who exactly, and whom to ring there?',
      optional: true,
      maxLength: 300,
    },
    { kind: 'text', name: 'where', label: 'Ward, address or room', optional: true, maxLength: 500 },
  ],
  initial: whole => {
    const part = partOf(whole)
    const known = part?.places
    if (!known) return { version: 0, ...(part?.knownFunding ? { fundedBy: part.knownFunding } : {}) }
    const { version, happenedIn, adultNow, adultNowIn, fundedBy, placedBy, where } = known
    const words = { ...(placedBy ? { placedBy } : {}), ...(where ? { where } : {}) }
    const now = adultNowIn ? { adultNowIn } : {}
    return { version, happenedIn: happenedIn ?? 'not-known', adultNow, fundedBy, ...now, ...words }
  },
  button: 'Write it down',
  done: 'Written down',
  doneText: 'What is to be told on day one stands on the case.',
})

const acceptance = caseForm({
  path: 'acceptance',
  command: acceptElsewhere,
  title: 'Another council accepted it in writing',
  lede: 'Until a named person there accepts it in writing it is ours, and the risk to those left behind stays ours.',
  fields: [
    {
      kind: 'select',
      name: 'councilCode',
      label: 'Which council?',
      options: [{ value: '', text: 'Choose' }, ...others],
    },
    { kind: 'text', name: 'acceptedBy', label: 'Who there accepted it?', maxLength: 200 },
    { kind: 'date', name: 'acceptedOn', label: 'On which day?' },
    { kind: 'textarea', name: 'reason', label: 'Why do they lead?', rows: 3, maxLength: 2000 },
    {
      kind: 'checkboxes',
      name: 'inWriting',
      label: 'In writing',
      options: [{ value: 'true', text: 'We have it in writing' }],
    },
  ],
  button: 'Note it',
  done: 'Noted',
})

const told = caseForm({
  path: 'tell/{taskId}',
  command: doTell,
  title: 'Who was told or asked, when and how?',
  fields: [
    { kind: 'date', name: 'doneOn', label: 'On which day?' },
    {
      kind: 'radios',
      name: 'channel',
      label: 'How?',
      options: [
        { value: 'telephone', text: 'By telephone' },
        { value: 'email', text: 'By email' },
        { value: 'letter', text: 'By letter' },
        { value: 'in-person', text: 'In person' },
        { value: 'system', text: 'Through their system' },
      ],
    },
    {
      kind: 'textarea',
      name: 'words',
      label: 'Who, and what they said',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: (_whole, ctx) => ({ doneOn: ctx.today.toString() }),
  button: 'Write it down',
  done: 'Written down',
})

export const pages: readonly FormPage[] = [places, acceptance, told]
