package io.undercut.job.dag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * The process that works on a run, as it stands beside the run's journal.
 *
 * @param pid its process id
 * @param startedMillis when the system started it, milliseconds since 1970; tells it from a later process with the same id
 * @param host the machine it runs on
 */
public record RunProcess(long pid, long startedMillis, String host) {
    private static final long CLOCK_STEP_MILLIS = 5_000;

    /** This process. */
    public static RunProcess here() {
        ProcessHandle self = ProcessHandle.current();
        return new RunProcess(self.pid(), startedMillis(self), hostName());
    }

    /** Whether it is certain that the process has ended: of another machine's nobody can tell from here. */
    @JsonIgnore
    public boolean isGone() {
        return isOfThisMachine() && !isFound();
    }

    /** Whether it is certain that the process is there: of another machine's nobody can tell from here. */
    @JsonIgnore
    boolean isAlive() {
        return isOfThisMachine() && isFound();
    }

    private boolean isOfThisMachine() {
        return hostName().equals(host);
    }

    private boolean isFound() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // The system works the moment out from its clock, which may be set in between.
                .filter(found -> Math.abs(startedMillis(found) - startedMillis) < CLOCK_STEP_MILLIS)
                // A dead process that nobody waited for keeps its id, without a program.
                .filter(found -> found.info().command().isPresent())
                .isPresent();
    }

    private static long startedMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** {@code process 123 on pitwall}. */
    @Override
    public String toString() {
        return "process " + pid + " on " + host;
    }
}
