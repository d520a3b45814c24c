-- A waiting concern shows when somebody last looked at how safe the adult is, and by when somebody looks again.
alter table safeguarding.concern add column risk_next_on date;
