-- The bytes that people keep, and the selfies they belong to. Portable SQL, see V1.

-- One row for every object whose bytes are in the object store; a row without bytes never comes to be (decision 0020).
create table stored_object (
    id uuid primary key,
    -- Null only in rows that the sweeper inserts and takes back: they reserve an id while its bytes are deleted.
    owner uuid,
    bytes bigint not null,
    created_at timestamp with time zone not null,
    constraint stored_object_has_an_owner foreign key (owner) references account (id) on delete cascade,
    constraint stored_object_bytes_are_counted check (bytes >= 0)
);

-- With the bytes, so that what somebody uses is added up from the index alone.
create index stored_object_by_owner on stored_object (owner, bytes);

-- The name under which this database marks the object store it sweeps.
create table object_store_mark (
    only_row smallint primary key,
    name uuid not null,
    constraint object_store_mark_is_one check (only_row = 1)
);

create table selfie (
    id uuid primary key,
    owner uuid not null,
    kept_at timestamp with time zone not null,
    taken_at timestamp with time zone not null,
    -- SCENE, BLUR, PLAIN or NONE, and the one column that belongs to it.
    backdrop varchar(10) not null,
    scene varchar(40),
    blur real,
    colour integer,
    mirrored boolean not null,
    edge_threshold real not null,
    edge_softness real not null,
    model varchar(40) not null,
    width_px integer not null,
    height_px integer not null,
    favourite boolean not null,
    -- At most 200 characters, of which each may take two of the database's.
    caption varchar(400) not null,
    trashed boolean not null,
    trashed_at timestamp with time zone,
    -- Counts the pictures this selfie has had, from 1.
    revision integer not null,
    -- Of all its objects.
    bytes bigint not null,
    picture uuid not null,
    thumbnail uuid not null,
    original uuid,
    matte uuid,
    constraint selfie_has_an_owner foreign key (owner) references account (id) on delete cascade,
    -- Cascading, because deleting an account takes objects and selfies in an order that is the database's own.
    constraint selfie_has_a_picture foreign key (picture) references stored_object (id) on delete cascade,
    constraint selfie_has_a_thumbnail foreign key (thumbnail) references stored_object (id) on delete cascade,
    constraint selfie_original_is_there foreign key (original) references stored_object (id) on delete cascade,
    constraint selfie_matte_is_there foreign key (matte) references stored_object (id) on delete cascade,
    -- No two selfies share bytes, so what goes with one is nobody else's; and the keys above have their indexes.
    constraint selfie_picture_is_its_own unique (picture),
    constraint selfie_thumbnail_is_its_own unique (thumbnail),
    constraint selfie_original_is_its_own unique (original),
    constraint selfie_matte_is_its_own unique (matte),
    constraint selfie_layers_come_together check ((original is null) = (matte is null)),
    constraint selfie_trash_has_a_time check (trashed = (trashed_at is not null))
);

create index selfie_newest_first on selfie (owner, trashed, kept_at desc, id desc);
create index selfie_by_trash_time on selfie (trashed_at);
