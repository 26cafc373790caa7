-- A comment; with a semicolon
CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO t (name) VALUES ('one; two'), ('three');
