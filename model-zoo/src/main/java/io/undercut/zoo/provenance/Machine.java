package io.undercut.zoo.provenance;

/**
 * Where something ran.
 *
 * @param jvm vendor and version
 * @param os name and version
 * @param arch the processor's architecture
 * @param host the host's name
 */
public record Machine(String jvm, String os, String arch, String host) {
    /** Refuses empty words. */
    public Machine {
        Requirement.filled("jvm", jvm);
        Requirement.filled("os", os);
        Requirement.filled("arch", arch);
        Requirement.filled("host", host);
    }

    /** The machine this JVM runs on, under the host name the launcher knows. */
    public static Machine here(String host) {
        return new Machine(
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                host);
    }
}
