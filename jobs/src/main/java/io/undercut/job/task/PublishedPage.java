package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page for people: written aside and moved, so that nobody opens half of one. */
final class PublishedPage {
    private PublishedPage() {}

    static void write(Path page, String html) {
        try {
            Files.createDirectories(page.getParent());
            Path aside = Files.createTempFile(page.getParent(), "." + page.getFileName(), ".part");
            Files.writeString(aside, html);
            Files.move(aside, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Fault(
                    FaultReason.PERMISSION_DENIED,
                    "the page " + page + " cannot be written (" + e.getMessage()
                            + "); free space or mend the rights of " + page.getParent(),
                    e);
        }
    }
}
