package io.undercut.stream.training;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a test learns at once what happens in other JVMs of this machine: one empty file an event.
 *
 * @param folder where the files are, absolute
 */
public record Beacon(String folder) implements Serializable {
    /** Told by every process that delivers the average of a round. */
    public static String round(int round) {
        return "round-" + round;
    }

    /** Tells an event; again makes no difference. */
    public void tell(String event) {
        try {
            Files.createFile(Path.of(folder, event));
        } catch (FileAlreadyExistsException told) {
            // Once is enough.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells an event with the process it happened in; each time counts. */
    public void tellOnceMore(String event) {
        try {
            Files.createTempFile(
                    Path.of(folder), event + "." + ProcessHandle.current().pid() + ".", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an event was told. */
    public boolean told(String event) {
        return Files.exists(Path.of(folder, event));
    }

    /** The ids of the processes in which a counted event happened, once for each time, in no order. */
    public List<Long> processes(String event) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(event + "."))
                    .map(name -> Long.valueOf(name.split("\\.")[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
