package app.selfie.accounts;

import java.io.IOException;

/**
 * What one feature keeps about people, so that they can see it, take it along and have it erased. Every feature that keeps
 * anything under a {@link UserId} has one as a Spring bean.
 */
public interface PersonalData {

    /** 1 to 20 lower-case letters: the folder in the export, and {@code account.kept.<key>} names it to people. */
    String key();

    /** How much there is about the person, and where. */
    Kept describe(UserId user);

    /** Writes everything there is about the person, in bounded memory. */
    void export(UserId user, PersonalExport into) throws IOException;

    /** Deletes everything there is about the person: rows in the caller's transaction, bytes after its commit. */
    void erase(UserId user);

    /**
     * How much is kept, and where.
     *
     * @param count of things, 0 or more
     * @param bytes in the store of pictures, 0 or more; rows are not counted
     */
    record Kept(long count, long bytes, Place place) {}

    /** Where it is. */
    enum Place {
        /** The database; which one that is, is the server's choice. */
        DATABASE,
        /** Rows in the database, pictures in the server's own data folder. */
        DATA_FOLDER,
        /** Rows in the database, pictures in an S3 object store. */
        S3,
        /** Likewise, in a bucket that keeps versions: what is deleted here stays there until its own rules remove it. */
        S3_WITH_VERSIONS
    }
}
