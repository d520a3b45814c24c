import type { Spec } from 'vega'

export interface DrawingName {
  readonly id: string
  readonly title: string
  readonly description: string
}

/**
 * Draws a Vega specification as SVG text: presentation attributes only, so that a strict
 * Content-Security-Policy lets every part of it through. Carries its own name and description.
 */
export async function drawSvg(spec: Spec, name: DrawingName): Promise<string> {
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
