-- Indexes for a register of England's size; each names the list that is slow without it.

-- Lists and counts of all England by any filter: answered from this index alone, in the order of names. And the list
-- of what an import changed, home by home.
create index home_filter on homes.home (name, id)
  include (joined_into, council_id, registered, nursing, beds, rating, rating_on, last_inspected_on, opened_on, changed_on,
    safe, effective, caring, responsive, well_led, provider_id, brand_id, latitude, longitude);
drop index homes.home_name;

-- How many homes each council has, among the filters of the list, and how many are open: an index of few different values
-- packs them, and is a tenth of the next smallest.
create index home_council on homes.home (council_id, registered) where joined_into is null;

-- The filter by whom a home cares for.
create index home_specialisms on homes.home using gin (specialisms) where joined_into is null;

-- What one import changed; and taking an import's id out of its changes when the import goes.
create index change_import on homes.change (import_id, home_id) where import_id is not null;

-- The list of imports of one council, newest first.
create index import_council on homes.import (council_id, created_at desc, id desc);
