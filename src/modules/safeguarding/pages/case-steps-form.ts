import type { FormPage } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { aboutCase, CASE_TEAM, caseOf, hereOf } from './case-forms.ts'
import { type SteppedForm, steppedForm } from './stepped-form.ts'

/** A form about a case in a few steps, with the answers shown before they are sent. */
export const caseSteps = (form: SteppedForm<CaseView>): FormPage =>
  steppedForm(
    {
      ...{ base: '/safeguarding/concerns/{concernId}', backTo: 'The case', whoSees: CASE_TEAM },
      ...{ helper: caseOf, about: aboutCase, here: hereOf },
    },
    form,
  )
