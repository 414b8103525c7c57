package app.selfie.storage;

/** An object's bytes are not what was kept, or not there: somebody or something changed the store behind this product. */
public final class DamagedObjectException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DamagedObjectException(ObjectId id, String expected, String found) {
        super("object " + id + " is damaged: expected " + expected + ", found " + found);
    }
}
