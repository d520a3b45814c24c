import fc from 'fast-check'

/**
 * The same properties on the same cases on every machine, so that a run is right or wrong for everybody.
 * `PROPERTY_SEED=7 npx vitest run PATH` tries others.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 20_261_116) })
