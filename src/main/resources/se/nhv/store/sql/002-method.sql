-- How a version was asked for, which _history tells: POST, or empty for every other way and for what older programs wrote.
-- The chain does not cover it: nodes of both programs must find the same hashes while they are upgraded one by one.
ALTER TABLE version ADD COLUMN method TEXT NOT NULL DEFAULT '';
