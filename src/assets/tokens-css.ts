import { contrast, dark, darkContrast, focus, light, measures, type Scheme } from './tokens.ts'

/** The tokens as SCSS text: custom properties for light, dark, more contrast, both, and print. */
export function tokensCss(): string {
  return [
    `:root { color-scheme: light dark; ${lines({ ...light, ...shared() })} ${govukColours()} }`,
    `@media screen and (prefers-contrast: more) { :root { ${lines(contrast)} } }`,
    `@media (prefers-color-scheme: dark) { @media screen { :root { ${lines(dark)} } } }`,
    `@media screen and (prefers-color-scheme: dark) and (prefers-contrast: more) { :root { ${lines(darkContrast)} } }`,
    `@media print { :root { color-scheme: light; ${lines({ ...light, ink: '#000000', linen: '#ffffff' })} } }`,
    `$lantern-page: ${measures.page};`,
  ].join('\n')
}

function shared(): Record<string, string> {
  return { focus: focus.glow, focusEdge: focus.edge, ...measures }
}

function lines(values: Scheme | Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `--lantern-${kebab(name)}: ${value};`)
    .join(' ')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

/** GOV.UK Frontend reads its functional colours from custom properties: ours stand in for all of them. */
const govukNames: Readonly<Record<string, string>> = {
  brand: 'header',
  text: 'ink',
  'template-background': 'linen',
  'body-background': 'linen',
  'secondary-text': 'muted',
  focus: 'focus',
  'focus-text': 'focus-edge',
  error: 'clay',
  success: 'moss',
  border: 'rule',
  'input-border': 'edge',
  hover: 'rule',
  link: 'link',
  'link-visited': 'link-visited',
  'link-hover': 'link-hover',
  'link-active': 'ink',
  'surface-background': 'soft',
  'surface-text': 'ink',
  'surface-border': 'soft-edge',
}

function govukColours(): string {
  return Object.entries(govukNames)
    .map(([theirs, ours]) => `--govuk-${theirs}-colour: var(--lantern-${ours});`)
    .join(' ')
}
