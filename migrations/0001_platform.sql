-- The ground every module stands on: councils, people who sign in, access, events and their seals.
-- Run as the owner. :"app" is the role the application signs in with: it owns nothing.

create schema platform;
grant usage on schema platform to :"app";

-- The council whose rows this transaction may touch. Unset means none: deny is the default.
create function platform.current_council() returns uuid language sql stable parallel safe
  return nullif(current_setting('lantern.council', true), '')::uuid;

create table platform.council (
  id uuid primary key,
  code text not null unique,
  name text not null,
  nice_name text not null,
  region text,
  fictional boolean not null default false,
  uses_lantern boolean not null default false,
  settings jsonb not null default '{}'
);
comment on table platform.council is 'Councils with adult social services. National reference data: code is the GSS code.';
comment on column platform.council.settings is 'claims: [{claim, value, role}], roles given at sign-in for what the identity provider says of a person.';
grant select, insert on platform.council to :"app";
grant update (uses_lantern, settings) on platform.council to :"app";

-- People who sign in ------------------------------------------------------------------------------------

create table platform.account (
  council_id uuid not null references platform.council,
  id uuid not null,
  name text not null,
  email text not null,
  issuer text,
  subject text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  version integer not null default 1,
  primary key (council_id, id)
);
create unique index account_email on platform.account (council_id, lower(email));
create unique index account_subject on platform.account (council_id, issuer, subject) where subject is not null;

create table platform.role_grant (
  council_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  home_id uuid,
  granted_at timestamptz not null default now(),
  granted_by uuid,
  -- The identity provider's claim that gave it; such a grant goes when the claim goes.
  from_claim text,
  revoked_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, account_id) references platform.account
);
create unique index role_grant_held on platform.role_grant (council_id, account_id, role, home_id) nulls not distinct where revoked_at is null;

create table platform.token (
  council_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  home_id uuid,
  label text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, account_id) references platform.account
);

-- Sessions are found by the hash of a random id before any council is known. They hold who signed in (with the
-- provider's id token, for signing out there) and words typed into a form, and are forgotten when they expire.
create table platform.session (
  id_hash bytea primary key,
  -- Encrypted with the id, which is in the cookie alone. Empty: the session was ended.
  data bytea not null,
  expires_at timestamptz not null
);
create index session_expiry on platform.session (expires_at);
grant select, insert, update, delete on platform.session to :"app";

-- Access ------------------------------------------------------------------------------------------------

create table platform.exclusion (
  council_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  reason text not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (council_id, id)
);
comment on table platform.exclusion is 'A conflict of interest: beats every grant, break-glass included.';
create index exclusion_who on platform.exclusion (council_id, account_id, subject_type, subject_id) where ended_at is null;

create table platform.break_glass (
  council_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  reason text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text check (verdict in ('justified', 'not-justified')),
  review_note text,
  version integer not null default 1,
  primary key (council_id, id)
);
create index break_glass_who on platform.break_glass (council_id, account_id, subject_type, subject_id, until);
create index break_glass_unreviewed on platform.break_glass (council_id, opened_at) where reviewed_at is null;

-- Events: the audit trail and the outbox ----------------------------------------------------------------

create table platform.event (
  council_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_role text not null,
  via text not null check (via in ('page', 'api', 'cli', 'job', 'system')),
  action text not null,
  outcome text not null default 'done' check (outcome in ('done', 'seen', 'refused')),
  subject_type text not null,
  subject_id text not null,
  reason text not null,
  purpose text,
  request_id uuid,
  data jsonb not null default '{}',
  primary key (council_id, id)
);
comment on table platform.event is 'Who saw or did what, and why they were allowed. Insert and read only. Ids, codes and hashes: no words about people.';
create index event_subject on platform.event (council_id, subject_type, subject_id, id desc);
create index event_actor on platform.event (council_id, actor_id, id desc);
create index event_action on platform.event (council_id, action, id desc);

-- Written with each event and taken away when a seal covers it, so that the sealer never works by id or
-- time (both can arrive out of order) and what still awaits a seal can be counted.
create table platform.event_unsealed (
  council_id uuid not null,
  event_id uuid not null,
  primary key (council_id, event_id)
);

create table platform.seal (
  council_id uuid not null,
  sequence bigint not null,
  sealed_at timestamptz not null,
  event_ids uuid[] not null,
  leaf_hashes bytea[] not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  primary key (council_id, sequence)
);
comment on table platform.seal is 'A chain per council: each seal signs the Merkle root of its events and the seal before it.';

-- Requests: a repeated POST is one effect ---------------------------------------------------------------

create table platform.request (
  council_id uuid not null,
  actor_id uuid not null,
  request_id uuid not null,
  command text not null,
  input_hash bytea not null,
  at timestamptz not null,
  result jsonb,
  primary key (council_id, actor_id, request_id)
);
create index request_age on platform.request (at);

-- Drafts: typed work survives a lost session and another device ------------------------------------------

create table platform.draft (
  council_id uuid not null,
  account_id uuid not null,
  form text not null,
  subject text not null,
  answers jsonb not null,
  step text not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (council_id, account_id, form, subject)
);

-- Messages: what was sent, to whom; a reference and a link, never personal data ---------------------------

create table platform.message (
  council_id uuid not null,
  id uuid not null,
  to_account uuid,
  address text not null,
  template text not null,
  reference text not null,
  link text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failed text,
  primary key (council_id, id)
);
create index message_newest on platform.message (council_id, created_at desc);

-- What each person has looked at, for "what changed since you last looked" --------------------------------

create table platform.last_seen (
  council_id uuid not null,
  account_id uuid not null,
  place text not null,
  at timestamptz not null,
  primary key (council_id, account_id, place)
);

-- Row-level security by council --------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['account', 'role_grant', 'token', 'exclusion', 'break_glass', 'event',
    'event_unsealed', 'seal', 'request', 'draft', 'message', 'last_seen']
  loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('create policy council on platform.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on platform.event, platform.seal to :"app";
grant select, insert, delete on platform.event_unsealed, platform.request to :"app";
grant select, insert, update, delete on platform.draft, platform.last_seen to :"app";
grant select, insert, update on platform.account, platform.role_grant, platform.token, platform.exclusion,
  platform.break_glass, platform.message to :"app";

-- Doors that must open before the council is known: each answers one exact question ------------------------

create function platform.token_by_hash(wanted bytea)
returns table (council_id uuid, token_id uuid, account_id uuid, account_name text, role text, home_id uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select t.council_id, t.id, t.account_id, a.name, t.role, t.home_id
    from platform.token t
    join platform.account a on a.council_id = t.council_id and a.id = t.account_id
    join platform.role_grant g on g.council_id = t.council_id and g.account_id = t.account_id
      and g.role = t.role and g.revoked_at is null and g.home_id is not distinct from t.home_id
   where t.hash = wanted and t.revoked_at is null and t.expires_at > now() and a.disabled_at is null
   limit 1;
end;

create function platform.roles_of(wanted_issuer text, wanted_subject text)
returns table (council_id uuid, council_name text, account_id uuid, account_name text, role text, home_id uuid)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select a.council_id, c.name, a.id, a.name, g.role, g.home_id
    from platform.account a
    join platform.council c on c.id = a.council_id and c.uses_lantern
    join platform.role_grant g on g.council_id = a.council_id and g.account_id = a.id and g.revoked_at is null
   where a.issuer = wanted_issuer and a.subject = wanted_subject and a.disabled_at is null
   order by c.name, g.role;
end;

-- An account invited by e-mail is tied to its identity at its first sign-in, once.
create function platform.claim_account(wanted_issuer text, wanted_subject text, verified_email text)
returns integer language sql volatile security definer set search_path = pg_catalog
begin atomic
  with claimed as (
    update platform.account a set issuer = wanted_issuer, subject = wanted_subject, version = version + 1
     where lower(a.email) = lower(verified_email) and a.subject is null and a.disabled_at is null
       and not exists (select from platform.account b where b.council_id = a.council_id
         and b.issuer = wanted_issuer and b.subject = wanted_subject)
    returning 1)
  select count(*)::integer from claimed;
end;

-- Whose sign-in is refused although the identity is known: so that the refusal can be written down.
create function platform.accounts_of(wanted_issuer text, wanted_subject text)
returns table (council_id uuid, account_id uuid, disabled boolean)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select a.council_id, a.id, a.disabled_at is not null
    from platform.account a
    join platform.council c on c.id = a.council_id and c.uses_lantern
   where a.issuer = wanted_issuer and a.subject = wanted_subject;
end;

revoke all on function platform.token_by_hash(bytea), platform.roles_of(text, text),
  platform.claim_account(text, text, text), platform.accounts_of(text, text) from public;
grant execute on function platform.token_by_hash(bytea), platform.roles_of(text, text),
  platform.claim_account(text, text, text), platform.accounts_of(text, text) to :"app";
