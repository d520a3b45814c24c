import { inTransaction } from '../../../database/transaction.ts'
import { Conflict, Invalid } from '../../../errors.ts'
import { pageCaller } from '../page-context.ts'
import { type Draft, deleteDraft, saveDraft } from './drafts.ts'
import { type FormState, requestIdIn, versionIn } from './state.ts'
import { everyField, isBlank, sentOf, type Typed, textOf } from './typed.ts'
import { type FormFault, placed } from './validate.ts'

/** How a sending ended, where the person stays in the form. */
export type Sending =
  | { readonly kind: 'done'; readonly href: string }
  | { readonly kind: 'faults'; readonly faults: readonly FormFault[] }
  | { readonly kind: 'conflict'; readonly error: Conflict }

/**
 * Runs the command once for this request id. What was typed is kept whenever it does not end well.
 * @throws NotAllowed, NotFound, Unavailable: the error page is theirs
 */
export async function send(
  state: FormState,
  typed: Typed,
  input: Readonly<Record<string, unknown>>,
): Promise<Sending> {
  const { web, page, request } = state
  try {
    const result = await web.runner.run(page.command, input, pageCaller(request, requestIdIn(state)))
    return { kind: 'done', href: await finish(state, result) }
  } catch (error) {
    if (error instanceof Invalid) return { kind: 'faults', faults: placed(state.fields, error.faults) }
    if (error instanceof Conflict) return { kind: 'conflict', error }
    await keepStep(state, { slug: '', typed, answered: false })
    throw error
  }
}

/** Says what was done, on the next page, and lets the draft go. */
export async function finish(state: FormState, result: unknown): Promise<string> {
  const { href, notice } = state.page.done(result, state.ctx, state.helper)
  if (state.draft) await deleteDraft(state.web.pool, state.key)
  state.request.session.set('notice', notice)
  return href
}

/**
 * The answer this very sending was given before, for a second click that comes when the draft has already
 * gone with the first.
 */
export async function answerGivenBefore(state: FormState): Promise<{ readonly result: unknown } | undefined> {
  const { councilId, accountId } = state.key
  const requestId = requestIdIn(state)
  const options = { councilId, readOnly: true }
  const row = await inTransaction(state.web.pool, options, tx =>
    tx
      .selectFrom('platform.request')
      .select('result')
      .where(request =>
        request.and({ councilId, actorId: accountId, requestId, command: state.page.command.name }),
      )
      .executeTakeFirst(),
  )
  return row && { result: row.result }
}

export interface Keeping {
  readonly slug: string
  readonly typed: Typed
  readonly answered: boolean
  readonly requestId?: string | undefined
  readonly version?: number | undefined
}

/** Saves what was typed, passwords apart; nothing typed leaves nothing behind. */
export async function keepStep(
  state: FormState,
  keeping: Keeping,
): Promise<{ readonly draft: Draft | undefined; readonly overtaken: boolean }> {
  const typed = withoutSecrets(state, keeping.typed)
  const nothing = Object.values(typed).every(isBlank)
  if (nothing && !keeping.answered && !state.draft) return { draft: undefined, overtaken: false }
  const seen = Number.parseInt(textOf(sentOf(state.request.body)._draft), 10)
  const change = {
    typed,
    step: keeping.slug,
    answered: keeping.answered,
    from: keeping.version ?? versionIn(state),
    requestId: keeping.requestId ?? requestIdIn(state),
    seen: Number.isSafeInteger(seen) ? seen : (state.draft?.version ?? 0),
  }
  return saveDraft(state.web.pool, state.key, change, state.ctx.now)
}

function withoutSecrets(state: FormState, typed: Typed): Typed {
  const kept = everyField(state.fields).filter(field => field.kind !== 'password' && field.kind !== 'file')
  const names = new Set(kept.map(field => field.name))
  return Object.fromEntries(Object.entries(typed).filter(([name]) => names.has(name)))
}
