import pg from 'pg'

const BIGINT = 20
const DATE = 1082
const TIMESTAMPTZ = 1184

/** Civil dates stay ISO text, instants become Temporal.Instant, counts become numbers. */
export const typeParsers = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(id, 'binary')
    if (id === DATE) return (text: string) => text
    if (id === TIMESTAMPTZ) return (text: string) => Temporal.Instant.from(text)
    if (id === BIGINT) return (text: string) => Number(text)
    return pg.types.getTypeParser(id, 'text')
  },
} as pg.CustomTypesConfig

// pg asks a value how it goes into the database; without this an instant would be sent as quoted JSON.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  value(this: Temporal.Instant) {
    return this.toString()
  },
  configurable: true,
})
