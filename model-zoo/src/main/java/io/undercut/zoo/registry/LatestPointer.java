package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.provenance.CanonicalJson;
import java.time.Instant;

/**
 * Content of {@code <model_type>/latest}.
 *
 * @param version the promoted version
 * @param promotedAt when
 * @param previous the version promoted before; null for the first
 * @param reason why, in words
 */
record LatestPointer(String version, Instant promotedAt, String previous, String reason) {
    /** What to do about a pointer that points nowhere. */
    static final String MEND =
            "; bring it back from a copy, or delete it: the next run whose model passes its gate writes it anew";

    LatestPointer {
        if (version == null || !version.matches("[0-9a-f]{12}")) {
            throw Fault.data("version is '" + version + "'; must be 12 hexadecimal digits");
        }
    }

    static LatestPointer read(byte[] json, String where) {
        try {
            return CanonicalJson.read(json, LatestPointer.class, where);
        } catch (Fault e) {
            throw new Fault(FaultReason.INTEGRITY_FAILURE, e.getMessage() + MEND, e);
        }
    }
}
