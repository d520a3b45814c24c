-- What a person wants to hear of: a home, or whoever runs homes. Each person's own, told to nobody.

create table homes.watch (
  council_id uuid not null references platform.council,
  account_id uuid not null,
  kind text not null check (kind in ('home', 'provider')),
  subject_id uuid not null,
  since timestamptz not null,
  primary key (council_id, account_id, kind, subject_id)
);
alter table homes.watch enable row level security;
create policy council on homes.watch
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, delete on homes.watch to :"app";
