-- How many homes match is counted in all of England: by the filters that are used together most, of the index alone.
create index home_rated on homes.home (registered, rating, nursing) include (beds) where joined_into is null;
