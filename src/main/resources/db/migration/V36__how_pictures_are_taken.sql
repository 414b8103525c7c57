-- More of how a person takes pictures: the pause in a burst, the keys of remote controls, and how the picture is turned.
alter table studio_settings add column burst_seconds integer default 2 not null;
alter table studio_settings add column remote_keys boolean default true not null;
alter table studio_settings add column as_others_see boolean default false not null;
