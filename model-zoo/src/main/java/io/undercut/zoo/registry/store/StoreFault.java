package io.undercut.zoo.registry.store;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.StorageFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Turns what a file system says into a category and one line. */
final class StoreFault {
    private StoreFault() {}

    /** The fault for an I/O failure while doing something ({@code "write"}) to a file. */
    static Fault of(String action, Path file, IOException failure) {
        String said = said(failure);
        String where = "cannot " + action + " " + file + ": ";
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("quota exceeded") || lower.contains("file too large")) {
            return new Fault(
                    FaultReason.DISK_FULL,
                    where + "the disk or quota is full (" + said + "); free some space, then run again",
                    failure);
        }
        if (failure instanceof FileAlreadyExistsException
                || failure instanceof NotDirectoryException
                || lower.contains("not a directory")) {
            return new Fault(
                    FaultReason.PERMISSION_DENIED,
                    where + "a file stands where a folder must be (" + said
                            + "); move it away or choose another folder",
                    failure);
        }
        if (failure instanceof AccessDeniedException
                || lower.contains("read-only")
                || lower.contains("permission denied")
                || lower.contains("not permitted")) {
            return new Fault(
                    FaultReason.PERMISSION_DENIED,
                    where + "no permission (" + said + "); grant it to this user or choose another folder",
                    failure);
        }
        return StorageFault.known("cannot " + action + " " + file, failure)
                .orElseGet(() -> new Fault(
                        FaultReason.NETWORK_TIMEOUT,
                        where + "the disk did not answer (" + said + "); run again",
                        failure));
    }

    private static String said(IOException failure) {
        String said = failure.getMessage();
        if (failure instanceof FileSystemException fileSystem) {
            String reason =
                    fileSystem.getReason() == null ? failure.getClass().getSimpleName() : fileSystem.getReason();
            said = fileSystem.getFile() + ": " + reason;
        }
        return ArtifactPath.printable(said == null ? failure.getClass().getSimpleName() : said);
    }
}
