import type { Spec } from 'vega'

export interface DrawingName {
  readonly id: string
  readonly title: string
  readonly description: string
}

const MOST_KEPT = 500
const kept = new Map<string, Promise<string>>()

/** As `drawn`, from memory when the same picture was drawn lately: drawing takes longer than all else on a page. */
export function drawSvg(spec: Spec, name: DrawingName): Promise<string> {
  const key = JSON.stringify([spec, name])
  const known = kept.get(key)
  if (known) return known
  const oldest = kept.keys().next()
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value)
  const drawing = drawn(spec, name)
  kept.set(key, drawing)
  // A drawing that failed is tried again.
  drawing.catch(() => kept.delete(key))
  return drawing
}

/**
 * Draws a Vega specification as SVG text: presentation attributes only, so that a strict
 * Content-Security-Policy lets every part of it through. Carries its own name and description.
 */
async function drawn(spec: Spec, name: DrawingName): Promise<string> {
  const { parse, View } = await import('vega')
  const view = new View(parse(spec), { renderer: 'none', logLevel: 1 })
  try {
    return named(await view.toSVG(), name)
  } finally {
    view.finalize()
  }
}

/** Vega gives each mark a role of its own; to a reader the drawing is one picture with one description. */
function named(svg: string, name: DrawingName): string {
  const bare = svg
    .replace(/ (role|aria-roledescription|aria-label|aria-hidden)="[^"]*"/g, '')
    .replace(/ xmlns:xlink="[^"]*"/, '')
    .replace(/ style="[^"]*"/g, '')
  const opening = `<svg role="img" aria-labelledby="${name.id}-name ${name.id}-description"`
  const words = `<title id="${name.id}-name">${inXml(name.title)}</title><desc id="${name.id}-description">${inXml(name.description)}</desc>`
  return bare.replace('<svg', opening).replace(/(<svg[^>]*>)/, `$1${words}`)
}

function inXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
