-- What may be told of a record is asked again when it is sent: what was queued before may have to stay here.
alter table platform.webhook_delivery drop constraint webhook_delivery_state_check,
  add constraint webhook_delivery_state_check check (state in ('trying', 'delivered', 'set-aside', 'held-back'));

-- One file of a case, or the stripped copy of a picture, that one named person may open; never an intimate image.
alter table safeguarding.shared_item add column file_id uuid;

-- Clocks of local targets that run beside the concern's own (`concern.due_on`): begun, due, ended. Codes and days only.
create table safeguarding.case_target (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  code text not null check (code in ('receipt', 'tell-placing-authority', 'duty-of-candour', 'pressure-guide')),
  begun_on date not null,
  due_on date not null,
  ended_on date,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern on delete cascade
);
create unique index case_target_running on safeguarding.case_target (council_id, concern_id, code) where ended_on is null;
create index case_target_due on safeguarding.case_target (council_id, due_on) where ended_on is null;
alter table safeguarding.case_target enable row level security;
create policy council on safeguarding.case_target using (council_id = platform.current_council())
  with check (council_id = platform.current_council());
grant select, insert on safeguarding.case_target to :"app";
grant update (due_on, ended_on) on safeguarding.case_target to :"app";
