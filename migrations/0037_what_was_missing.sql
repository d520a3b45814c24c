-- What may be told of a record is asked again when it is sent: what was queued before may have to stay here.
alter table platform.webhook_delivery drop constraint webhook_delivery_state_check,
  add constraint webhook_delivery_state_check check (state in ('trying', 'delivered', 'set-aside', 'held-back'));

-- One file of a case, or the stripped copy of a picture, that one named person may open; never an intimate image.
alter table safeguarding.shared_item add column file_id uuid;
