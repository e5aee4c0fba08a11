-- Of the password that the configuration gave an account last: one that its owner chose since is not put back at the next start.
ALTER TABLE users ADD COLUMN given_password_hash text;
