import { expect, it } from 'vitest'
import { testProduct } from '../support/product.ts'

const product = testProduct()
it('smoke', async () => {
  const b = await product.signInAs('quality-officer')
  const a = await b.get('/homes')
  console.log(a.statusCode, a.body.slice(0, 200), product.app.printRoutes())
  const token = await product.tokenFor('provider-manager')
  const x = await product.app.inject({ url: '/api/v1/homes', headers: { authorization: `Bearer ${token}` } })
  console.log(x.statusCode, x.body.slice(0, 300))
  const cookie = await product.sessionFor(product.actorOf('analyst'))
  const y = await product.app.inject({ url: '/api', headers: { cookie } })
  console.log(y.statusCode, y.body.includes('Sign out'), y.body.slice(0, 300))
  expect(1).toBe(1)
})
