-- The order of the catalogue is read by every page: a package that changes it alone raises the generation too.
-- By row, under a condition: an import writes all positions, and most of the time none has changed.
CREATE TRIGGER zz_generation AFTER UPDATE ON indicator FOR EACH ROW WHEN (OLD.position <> NEW.position) EXECUTE FUNCTION bump_generation();
