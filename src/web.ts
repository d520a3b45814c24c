import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { civilDate } from '#platform/clock.ts'
import { checkSchema } from '#platform/database/migrate.ts'
import type { OidcSettings, Web } from '#platform/http/context.ts'
import { createMetrics } from '#platform/metrics/index.ts'
import { createViews } from '#platform/view/engine.ts'
import { buildAssets } from '../scripts/build-assets.ts'
import { createApp } from './app.ts'
import { demonstrationSignIn } from './demo/identity/index.ts'
import type { Lantern } from './lantern.ts'

/** The web over a running Lantern: its pages and its API, ready to listen. */
export async function openWeb(lantern: Lantern): Promise<FastifyInstance> {
  const web = await webOf(lantern)
  const app = await createApp(web, lantern.log)
  if (web.demonstration) await demonstrationSignIn(app, web)
  return app
}

async function webOf(lantern: Lantern): Promise<Web> {
  const { config, product, clock } = lantern
  const { folder, manifest } = buildAssets()
  const views = createViews({
    folders: viewFolders(lantern),
    assets: manifest,
    today: () => civilDate(clock.now()),
  })
  const metrics = createMetrics({ pool: lantern.database.pool })
  return {
    product,
    runner: lantern.runner,
    pool: lantern.database.pool,
    clock,
    ids: lantern.ids,
    publicUrl: config.publicUrl,
    demonstration: config.mode === 'demo',
    tls: config.publicUrl.startsWith('https:'),
    trustProxy: config.trustProxy,
    secret: lantern.secrets.session,
    rateFactor: config.mode === 'demo' ? 100 : 1,
    assetsFolder: folder,
    oidc: oidcOf(lantern),
    render: (template, model) => views.render(template, model),
    metrics,
    ready: () => isReady(lantern),
  }
}

function viewFolders(lantern: Lantern): Readonly<Record<string, string>> {
  const own = lantern.product.modules.flatMap(module => (module.views ? [[module.name, module.views]] : []))
  return Object.fromEntries([...own, ['demo', join(import.meta.dirname, 'demo/identity/views')]])
}

function oidcOf({ config, secrets }: Lantern): OidcSettings {
  if (config.signIn.kind === 'oidc') return config.signIn
  return {
    issuer: `${config.publicUrl}/demo-sign-in`,
    clientId: 'lantern',
    clientSecret: secrets.session,
  }
}

async function isReady(lantern: Lantern): Promise<boolean> {
  try {
    await checkSchema(lantern.database.pool)
    return true
  } catch {
    return false
  }
}
