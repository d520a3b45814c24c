import type { ViewModel } from '../page.ts'
import { deleteDraft } from './drafts.ts'
import { whenInWords } from './notices.ts'
import { type Answer, go, shown } from './single.ts'
import type { FormState } from './state.ts'
import { formParts, framed } from './view.ts'

/** Asks first: what was typed over days must not go with one stray click. */
export function askStartAgain(state: FormState, problem?: string): Answer {
  if (!state.draft) return go(state.path)
  return shown(confirmation(state, problem), problem ? 403 : 200)
}

export async function startAgain(state: FormState): Promise<Answer> {
  await deleteDraft(state.web.pool, state.key)
  return go(state.path)
}

function confirmation(state: FormState, problem: string | undefined): ViewModel {
  const when = state.draft ? whenInWords(state.draft.updatedAt, state.ctx.today) : ''
  const page = framed(
    state,
    {
      title: 'Start again?',
      lede: `This clears what you wrote here, last on ${when}. You cannot get it back.`,
    },
    problem ? [{ text: problem }] : [],
    {},
  )
  return {
    page: { ...page, back: { text: 'Back', href: state.path } },
    form: {
      ...formParts(state, {}),
      action: `${state.path}/start-again`,
      sections: [],
      buttons: [{ text: 'Clear it and start again', kind: 'warning' }],
      links: [{ text: 'Keep what I wrote', href: state.path }],
    },
  }
}
