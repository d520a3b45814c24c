/**
 * Every colour and measure of the look, once. The build turns these into CSS custom properties
 * (`--lantern-ink` ...), the charts read them as plain values, and a test checks each pair's contrast.
 */
export type ColourName =
  | 'ink'
  | 'muted'
  | 'paper'
  | 'linen'
  | 'rule'
  | 'edge'
  | 'header'
  | 'headerText'
  | 'action'
  | 'actionHover'
  | 'actionShadow'
  | 'actionText'
  | 'soft'
  | 'softEdge'
  | 'link'
  | 'linkVisited'
  | 'linkHover'
  | 'lamp'
  | 'lampSoft'
  | 'moss'
  | 'mossSoft'
  | 'clay'
  | 'claySoft'
  | 'danger'
  | 'dangerHover'
  | 'dangerShadow'
  | 'dangerText'
  | 'chart'

export type Scheme = Readonly<Record<ColourName, string>>

/** The room by day: ink on linen, harbour for what can be done. */
export const light: Scheme = {
  ink: '#1d2327',
  muted: '#545b61',
  paper: '#ffffff',
  linen: '#f7f4ee',
  rule: '#d9d3c7',
  edge: '#6b7075',
  header: '#123f4b',
  headerText: '#ffffff',
  action: '#123f4b',
  actionHover: '#1b5566',
  actionShadow: '#08232b',
  actionText: '#ffffff',
  soft: '#e4eef0',
  softEdge: '#b9d0d5',
  link: '#155a80',
  linkVisited: '#54319f',
  linkHover: '#0b3650',
  lamp: '#f4b14a',
  lampSoft: '#fdf3df',
  moss: '#2f6b3c',
  mossSoft: '#e6f1e8',
  clay: '#a4361f',
  claySoft: '#faeae6',
  danger: '#a4361f',
  dangerHover: '#862a17',
  dangerShadow: '#541a0e',
  dangerText: '#ffffff',
  chart: '#123f4b',
}

/** The room at night: warm paper-white on a quiet blue-black, the lamp brighter than all else. */
export const dark: Scheme = {
  ink: '#f1ede4',
  muted: '#b6bcc0',
  paper: '#1d262a',
  linen: '#141b1e',
  rule: '#3a464b',
  edge: '#909a9f',
  header: '#0d2d36',
  headerText: '#ffffff',
  action: '#2b7185',
  actionHover: '#23606f',
  actionShadow: '#0a2028',
  actionText: '#ffffff',
  soft: '#1f353c',
  softEdge: '#3d5d67',
  link: '#8cc9e8',
  linkVisited: '#c9b3f5',
  linkHover: '#c6e5f5',
  lamp: '#f4b14a',
  lampSoft: '#33291a',
  moss: '#8fcf9d',
  mossSoft: '#1d3324',
  clay: '#f3a08c',
  claySoft: '#3a221c',
  danger: '#b54a33',
  dangerHover: '#9a3c28',
  dangerShadow: '#3d150b',
  dangerText: '#ffffff',
  chart: '#8cc9d8',
}

/** For people who ask for more contrast: no greys, no tints, edges that can be seen across a room. */
export const contrast: Scheme = {
  ...light,
  ink: '#000000',
  muted: '#22282c',
  linen: '#ffffff',
  rule: '#4a4f53',
  edge: '#000000',
  header: '#05242c',
  action: '#05242c',
  soft: '#ffffff',
  softEdge: '#05242c',
  link: '#003a5c',
  lamp: '#a86400',
  lampSoft: '#ffffff',
  moss: '#174a23',
  mossSoft: '#ffffff',
  clay: '#7a1c08',
  claySoft: '#ffffff',
  danger: '#7a1c08',
  chart: '#05242c',
}

/** More contrast in a dark room. */
export const darkContrast: Scheme = {
  ...dark,
  ink: '#ffffff',
  muted: '#e4e6e8',
  paper: '#000000',
  linen: '#000000',
  rule: '#a5abaf',
  edge: '#ffffff',
  header: '#000000',
  soft: '#000000',
  softEdge: '#8cc9d8',
  link: '#b5e0f7',
  linkVisited: '#e0d4ff',
  action: '#17505f',
  actionHover: '#0f3a46',
  lampSoft: '#000000',
  mossSoft: '#000000',
  claySoft: '#000000',
}

/** Focus stays as people know it from every public service: yellow with a black edge. */
export const focus = { glow: '#ffdd00', edge: '#0b0c0c' } as const

export const measures = {
  corner: '10px',
  cornerSmall: '6px',
  rhythm: '24px',
  page: '1180px',
  question: '760px',
  target: '44px',
} as const

/** The finder of good type: made for people who see poorly. Arial stands behind it. */
export const fontFamily = '"Atkinson Hyperlegible Next", Arial, sans-serif'

type Need = 4.5 | 3
export type ColourPair = readonly [front: ColourName, back: ColourName, need: Need]

/**
 * Every pair that meets on a screen. 4.5 is text (WCAG 2.2, 1.4.3); 3 is an edge or mark that must be
 * seen to understand or operate something (1.4.11). Rules and card edges are ornament and are not here.
 */
export const pairs: readonly ColourPair[] = [
  ['ink', 'paper', 4.5],
  ['ink', 'linen', 4.5],
  ['ink', 'soft', 4.5],
  ['ink', 'lampSoft', 4.5],
  ['ink', 'mossSoft', 4.5],
  ['ink', 'claySoft', 4.5],
  ['muted', 'paper', 4.5],
  ['muted', 'linen', 4.5],
  ['muted', 'soft', 4.5],
  ['link', 'paper', 4.5],
  ['link', 'linen', 4.5],
  ['link', 'soft', 4.5],
  ['linkVisited', 'paper', 4.5],
  ['linkVisited', 'linen', 4.5],
  ['linkHover', 'paper', 4.5],
  ['linkHover', 'linen', 4.5],
  ['headerText', 'header', 4.5],
  ['actionText', 'action', 4.5],
  ['actionText', 'actionHover', 4.5],
  ['dangerText', 'danger', 4.5],
  ['dangerText', 'dangerHover', 4.5],
  ['moss', 'paper', 4.5],
  ['moss', 'linen', 4.5],
  ['moss', 'mossSoft', 4.5],
  ['clay', 'paper', 4.5],
  ['clay', 'linen', 4.5],
  ['clay', 'claySoft', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'linen', 3],
  ['lamp', 'header', 3],
  ['chart', 'paper', 3],
]
