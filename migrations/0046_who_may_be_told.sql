-- Somebody who may be part of what happened, whom a manager signed for by name with a reason: nobody else may be asked so.
alter table safeguarding.request add column signed_for uuid;

-- What was shared and then stopped because the police or a court hold it back; null: somebody stopped it.
alter table safeguarding.shared_item
  add column stopped_because text check (stopped_because in ('police', 'court'));

-- Why a home owes no letter under the duty of candour: they cannot be reached, or declined to speak with it.
alter table safeguarding.follow_up add column not_owed text check (not_owed in ('cannot-be-reached', 'declined'));

grant update (stopped_because) on safeguarding.shared_item to :"app";
grant update (not_owed) on safeguarding.follow_up to :"app";
