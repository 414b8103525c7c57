/**
 * The bytes people keep, each with an owner and within a quota: bytes first, then the row, and never a row without bytes.
 *
 * <p>Public: DamagedObjectException, FreeSpace, SaveResult, ObjectCheck, ObjectId, ObjectStore, OwnedObjects, StorageUse,
 * StoredBytes, StoredFile, StoredResource.
 */
@ApplicationModule(allowedDependencies = {"accounts", "startup", "tasks"})
@NullMarked
package app.selfie.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
