-- What a run of reconciliation finds lies with the other runs' items. No released process has used this table.
DROP TABLE findings;

-- An entry that was purged from the trash must not come back by a rebuild.
CREATE TRIGGER manifest_of_purged_trash AFTER DELETE ON trash
  FOR EACH ROW EXECUTE FUNCTION note_manifest_change();
