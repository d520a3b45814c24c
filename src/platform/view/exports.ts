import nunjucks from 'nunjucks'

type Given = (error: unknown, exported: unknown) => void
type GetExported = (this: object, context: unknown, frame?: unknown, given?: unknown) => unknown

const kept = new WeakMap<object, unknown>()
const prototype = nunjucks.Template.prototype as unknown as { getExported: GetExported }
const workOut = prototype.getExported

/**
 * What a template of macros gives to those that import it is worked out once, not again for each import on each page:
 * a page imports some hundred times, and nothing that it gives depends on the page. Where the importing template hands
 * over its own context ("with context") it is worked out as ever. A template that is read anew is worked out anew.
 */
prototype.getExported = function (context, frame, given) {
  if (typeof context !== 'function') return workOut.call(this, context, frame, given)
  const give = context as Given
  if (kept.has(this)) return give(null, kept.get(this))
  const keep: Given = (error, exported) => {
    if (!error) kept.set(this, exported)
    give(error, exported)
  }
  return workOut.call(this, keep)
}
