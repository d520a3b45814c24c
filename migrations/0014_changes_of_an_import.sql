-- How many changes an import brought that are still shown: counted from the index alone.
drop index homes.change_import;
create index change_import on homes.change (import_id, home_id) include (withdrawn_at, kind)
  where import_id is not null;
