-- One row for each version of each resource, never changed and never removed.
-- The same text serves SQLite and PostgreSQL: SQLite gives a BYTEA column no affinity that would touch a blob.
CREATE TABLE version (
  sequence    BIGINT   NOT NULL PRIMARY KEY,  -- from 1, no gaps: the writer that comes second finds its number taken
  transaction_start BIGINT NOT NULL,          -- sequence of the first version that was written together with this one
  type        TEXT     NOT NULL,
  id          TEXT     NOT NULL,
  version_id  INTEGER  NOT NULL,
  instant     BIGINT   NOT NULL,              -- milliseconds since 1970, UTC
  deleted     INTEGER  NOT NULL,              -- 0 or 1
  author      TEXT     NOT NULL,              -- empty: nobody was identified
  base        TEXT     NOT NULL,              -- id@instant of the base edition that brought it; empty: written by a client
  content     BYTEA    NOT NULL,              -- the resource as it is sent; empty when deleted
  hash        TEXT     NOT NULL,              -- SHA-256 of content
  chain       TEXT     NOT NULL,              -- SHA-256 over the entry before and everything in this one
  UNIQUE (type, id, version_id)
);
