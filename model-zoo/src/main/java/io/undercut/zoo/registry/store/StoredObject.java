package io.undercut.zoo.registry.store;

import java.util.Objects;

/**
 * An object as it was read. Equality is by identity of the array.
 *
 * @param bytes its content; not to be changed
 * @param generation what {@link ArtifactStore#compareAndSwap} asks for; opaque
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredObject(byte[] bytes, String generation) {
    /** Refuses null. */
    public StoredObject {
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(generation);
    }
}
