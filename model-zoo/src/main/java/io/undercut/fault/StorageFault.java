package io.undercut.fault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sorts what a file system refuses. Java has exceptions of their own for few of its reasons, so its words have to tell. */
public final class StorageFault {
    private static final List<String> FULL =
            List.of("no space left", "quota exceeded", "file too large", "not enough space");
    private static final List<String> NOT_ALLOWED =
            List.of("read-only", "permission denied", "not permitted", "access is denied", "access denied");
    private static final List<String> IN_THE_WAY = List.of("not a directory", "is a directory", "file exists");

    private StorageFault() {}

    /**
     * The fault of a refusal.
     *
     * @param couldNot what was tried on which file: {@code cannot write /lake/laps}
     */
    public static Fault of(String couldNot, IOException problem) {
        return known(couldNot, problem)
                .orElseGet(() -> new Fault(
                        FaultReason.NETWORK_TIMEOUT,
                        couldNot + ": " + said(problem) + "; check that the storage is there and open to this user",
                        problem));
    }

    /** The same, for a refusal whose reason is one that no second try mends; empty for all others. */
    public static Optional<Fault> known(String couldNot, IOException problem) {
        String said = said(problem);
        String lower = said.toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(lower::contains)) {
            return fault(FaultReason.DISK_FULL, couldNot, "the disk is full; free some space and run again", problem);
        }
        if (lower.contains("too many open files")) {
            return fault(
                    FaultReason.RESOURCE_EXHAUSTION,
                    couldNot,
                    "this process may open no more files; raise the limit (ulimit -n 4096) and run again",
                    problem);
        }
        if (lower.contains("file name too long")) {
            return fault(
                    FaultReason.INVALID_CONFIGURATION,
                    couldNot,
                    "the name is too long for this file system; choose a shorter path",
                    problem);
        }
        if (problem instanceof FileAlreadyExistsException
                || problem instanceof NotDirectoryException
                || IN_THE_WAY.stream().anyMatch(lower::contains)) {
            return fault(
                    FaultReason.PERMISSION_DENIED,
                    couldNot,
                    "a file stands where a folder must be, or the other way (" + said
                            + "); move it away or choose another place",
                    problem);
        }
        if (problem instanceof AccessDeniedException || NOT_ALLOWED.stream().anyMatch(lower::contains)) {
            return fault(
                    FaultReason.PERMISSION_DENIED,
                    couldNot,
                    "no permission (" + said + "); grant it to this user or choose another place",
                    problem);
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(FaultReason reason, String couldNot, String why, IOException problem) {
        return Optional.of(new Fault(reason, couldNot + ": " + why, problem));
    }

    /** What the system said: of some exceptions the message is the file's name alone. */
    private static String said(IOException problem) {
        String said = problem.getMessage();
        if (problem instanceof FileSystemException of) {
            String reason = of.getReason() == null ? problem.getClass().getSimpleName() : of.getReason();
            said = of.getFile() + ": " + reason;
        }
        return said == null ? problem.getClass().getSimpleName() : said;
    }
}
