-- What a batch comes to is reckoned from its letters, of which each caller sees those of their areas; a sum that stood here was all areas'.
alter table dunning_letter_batch
    drop column letter_count,
    drop column total_fen;
