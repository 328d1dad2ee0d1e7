-- What an approval covered when a bill was taken back: the rest of it is to be billed again, and whoever looks for what was not needs both.
alter table bill_decision add column given_up_fen bigint;
alter table bill_decision add constraint bill_decision_given_up_ck check (given_up_fen between 0 and amount_fen);
comment on column bill_decision.given_up_fen is 'Of a void bill what no run would have billed again, by an approval; null for other decisions, and for those of before';
