package io.undercut.job.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** What an embedded Flink needs of this machine and its JVM, looked at before any work: one line now, not a stack in the middle. */
final class MachineCheck {
    private static final long MEBIBYTE = 1L << 20;

    /** The least heap that a command line without Flink fits in. */
    private static final long LEAST_HEAP = 30 * MEBIBYTE;

    /** The least heap that Flink and a season's tables were seen to fit in. */
    private static final long LEAST_HEAP_OF_FLINK = 200 * MEBIBYTE;

    /** Files that Flink, its libraries and a training have open at a time, over those that are open now. */
    private static final long LEAST_FILES = 200;

    private MachineCheck() {}

    /** Refuses a machine on which Flink could not work with so many slots. */
    static void suffices(int parallelism) {
        heap(LEAST_HEAP_OF_FLINK);
        long direct = directMemory(Runtime.getRuntime().maxMemory());
        long buffers = networkMebibytes(parallelism) * MEBIBYTE;
        if (direct < buffers) {
            throw Fault.configuration("--parallelism " + parallelism + " takes " + buffers / MEBIBYTE
                    + " MiB of memory beside the heap, Java may take " + direct / MEBIBYTE
                    + " MiB; lower --parallelism, or raise it: UNDERCUT_JAVA_OPTS=-XX:MaxDirectMemorySize="
                    + (buffers / MEBIBYTE + 64) + "m");
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                && unix.getMaxFileDescriptorCount() < unix.getOpenFileDescriptorCount() + LEAST_FILES) {
            throw Fault.configuration("this process may open " + unix.getMaxFileDescriptorCount()
                    + " files; must be at least " + (unix.getOpenFileDescriptorCount() + LEAST_FILES)
                    + ": raise the limit with ulimit -n 4096");
        }
        programsRunFrom(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Refuses a machine on which not even a look at a folder could work. */
    static void suffices() {
        heap(LEAST_HEAP);
    }

    private static void heap(long least) {
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < least) {
            throw Fault.configuration("Java's heap is " + heap / MEBIBYTE + " MiB; must be at least " + least / MEBIBYTE
                    + " MiB: raise it, for instance UNDERCUT_JAVA_OPTS=-Xmx1500m");
        }
    }

    /** Memory of the network buffers between so many slots, MiB. */
    static long networkMebibytes(int parallelism) {
        return 64L + 16L * parallelism;
    }

    /** Libraries unpack their native parts there and load them, which a file system mounted without exec refuses. */
    static void programsRunFrom(Path folder) {
        try {
            Path program = Files.createTempFile(
                    folder,
                    "probe",
                    ".sh",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.write(program, "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
                if (!runs(program)) {
                    throw Fault.configuration("programs cannot run from the temporary folder " + folder.getParent()
                            + " (is it mounted noexec?), and native libraries are unpacked there; set TMPDIR to a"
                            + " folder they can run from");
                }
            } finally {
                Files.deleteIfExists(program);
            }
        } catch (UnsupportedOperationException notPosix) {
            // Without such rights there is no such mount either.
        } catch (IOException e) {
            throw StorageFault.of("cannot write to the temporary folder " + folder, e);
        }
    }

    private static boolean runs(Path program) throws IOException {
        try {
            Process process = new ProcessBuilder(program.toString()).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException refused) {
            // "Text file busy" comes of another thread's fork, not of the mount.
            return !String.valueOf(refused.getMessage()).contains("ermission denied");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What Java may take beside the heap; as much as the heap where nobody set it. */
    private static long directMemory(long heap) {
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (hotSpot == null) {
            return Long.MAX_VALUE;
        }
        long set = Long.parseLong(hotSpot.getVMOption("MaxDirectMemorySize").getValue());
        return set == 0 ? heap : set;
    }
}
