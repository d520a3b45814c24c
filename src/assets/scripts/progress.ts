/**
 * Fetches the page again every few seconds and shows its progress in place. When the work is over the
 * page no longer has progress to show: then go to it.
 */
export function followProgress(page: Document): void {
  const progress = page.querySelector<HTMLElement>('[data-lantern-refresh]')
  const seconds = Number(progress?.dataset.lanternRefresh)
  if (!progress || !seconds) return
  setTimeout(() => refresh(progress), seconds * 1000)
}

async function refresh(progress: HTMLElement): Promise<void> {
  const page = progress.ownerDocument
  try {
    const response = await fetch(page.location.href, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    const next = fresh.querySelector('[data-lantern-refresh]')
    if (!next) return page.location.assign(response.url)
    progress.replaceChildren(...next.childNodes)
  } catch {
    // The line is down for a moment: the same words stay, and the next try will tell.
  }
  followProgress(page)
}
