/** What people with bad intentions type. */
export const nasty: Readonly<Record<string, string>> = {
  sql: `'; drop table homes.home; --`,
  sqlOr: `" or 1=1 or ""="`,
  html: `<script>alert(4711)</script>`,
  attribute: `" onmouseover="alert(4711)" x="`,
  image: `'><img src=x onerror=alert(4711)>`,
  template: '{{ 1234 * 4321 }}{% raw %}#{1234*4321}<%= 1234*4321 %>',
  path: '../../../../etc/passwd',
  line: 'a\r\nX-Injected: yes\r\n\r\n<b>b',
  null: 'a\u0000b',
  long: 'x'.repeat(5_000),
  rightToLeft: '\u202Egnp.exe\u2066\uFEFF',
  loneSurrogate: 'a\uD800b',
  number: '1e309',
  negative: '-9223372036854775809',
  proto: '__proto__',
  like: '%_%\\',
  regex: '(a+)+$'.repeat(40),
}

/** What must never be in an answer: any of the above come alive. */
export function aliveIn(body: string): string | undefined {
  const alive = [
    /<script>alert\(4711\)/,
    /<img src=x/,
    /<[a-z][^<>]*\sonmouseover="alert/i,
    /5332114/,
    /root:x:0:0/,
    /<b>b/,
    /syntax error at|pg_catalog|at character \d|node_modules|\.ts:\d+:\d+/,
  ]
  return alive.find(pattern => pattern.test(body))?.source
}
