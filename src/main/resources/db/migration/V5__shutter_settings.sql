-- How each person takes pictures.
ALTER TABLE studio_settings ADD COLUMN countdown_seconds INTEGER DEFAULT 3 NOT NULL;
ALTER TABLE studio_settings ADD COLUMN muted BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE studio_settings ADD COLUMN keep_automatically BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE studio_settings ADD COLUMN keep_original BOOLEAN DEFAULT TRUE NOT NULL;
