/** Asks before leaving a page with words that were typed and not sent, where the form wishes it. */
export function warnBeforeLosingWords(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-lantern-keep]')) watch(form)
}

function watch(form: HTMLFormElement): void {
  let unsent = false
  form.addEventListener('input', () => {
    unsent = true
  })
  form.addEventListener('submit', () => {
    unsent = false
  })
  form.ownerDocument.defaultView?.addEventListener('beforeunload', event => {
    if (unsent) event.preventDefault()
  })
}
