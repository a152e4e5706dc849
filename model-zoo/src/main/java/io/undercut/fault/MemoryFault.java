package io.undercut.fault;

import java.util.Locale;

/** Sorts what Java calls out of memory: its heap, memory outside of it, room for classes, or no memory at all but a thread. */
public final class MemoryFault {
    private MemoryFault() {}

    /** The fault of an error, with what to raise. */
    public static Fault of(OutOfMemoryError starved) {
        String said = String.valueOf(starved.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("native thread")) {
            return new Fault(
                    FaultReason.RESOURCE_EXHAUSTION,
                    "the system gives no further thread (" + said
                            + "); raise ulimit -u, and ulimit -v if it is not unlimited",
                    starved);
        }
        String more;
        if (lower.contains("direct buffer") || lower.contains("direct memory")) {
            more = "give it more beside the heap, for instance UNDERCUT_JAVA_OPTS=-XX:MaxDirectMemorySize=4g, or lower"
                    + " --parallelism";
        } else if (lower.contains("metaspace") || lower.contains("class space")) {
            more = "leave -XX:MaxMetaspaceSize and -XX:CompressedClassSpaceSize out, or raise them";
        } else if (lower.contains("heap") || lower.contains("gc overhead") || lower.contains("array size")) {
            more = "give it more, for instance UNDERCUT_JAVA_OPTS=-Xmx4g";
        } else {
            more = "give it more, for instance UNDERCUT_JAVA_OPTS=-Xmx4g, and raise ulimit -v if it is not unlimited";
        }
        return new Fault(FaultReason.OUT_OF_MEMORY, "Java ran out of memory (" + said + "); " + more, starved);
    }
}
