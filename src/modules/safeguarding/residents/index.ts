export { pages } from './pages.ts'
export { commands, queries } from './units.ts'
