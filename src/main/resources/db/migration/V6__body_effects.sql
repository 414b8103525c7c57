-- What is done to people's bodies in the live picture.
ALTER TABLE studio_settings ADD COLUMN body_effect VARCHAR(20) DEFAULT 'NONE' NOT NULL;
ALTER TABLE studio_settings ADD COLUMN skeleton BOOLEAN DEFAULT FALSE NOT NULL;
