-- What the bytes of an object were when they were kept, so that a file that was changed later shows. Portable SQL, see V1.

-- SHA-256 in 64 lower-case hexadecimal digits; null in rows that are older, of which only the length is known.
alter table stored_object add column sha256 varchar(64);
alter table stored_object add constraint stored_object_hash_is_whole check (sha256 is null or length(sha256) = 64);
