/**
 * One page of rows that each carry the total (`count(*) over ()`). A page past the end has no row to tell it: then the
 * first row does.
 */
export async function pageOf<R extends { readonly total: number }>(
  ask: (limit: number, offset: number) => Promise<{ readonly rows: readonly R[] }>,
  limit: number,
  offset: number,
): Promise<{ readonly rows: readonly R[]; readonly total: number }> {
  const { rows } = await ask(limit, offset)
  const [first] = rows.length > 0 || offset === 0 ? rows : (await ask(1, 0)).rows
  return { rows, total: first?.total ?? 0 }
}
