package io.undercut.job.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a training's checkpoints, seen from outside.
 *
 * @param root the folder
 * @param scheme of the file system under which the job sees it
 */
record Checkpoints(Path root, String scheme) {
    private static final String SEAL = ".seal.json";

    String uri() {
        return scheme + "://" + root;
    }

    /** A folder that Flink has made for a checkpoint and not finished. */
    boolean oneIsBeingTaken() {
        return jobs().stream()
                .flatMap(job -> list(job).stream())
                .anyMatch(folder -> folder.getFileName().toString().startsWith("chk-")
                        && Files.isDirectory(folder)
                        && !Files.exists(folder.resolve("_metadata")));
    }

    /** All complete checkpoints that are there now. */
    Set<String> sealed() {
        return seals().map(Path::toString).collect(Collectors.toSet());
    }

    /** The newest complete checkpoint of the newest job that has one. A folder changes once more as it is deleted; its seal does not. */
    Optional<Path> newest() {
        return seals().sorted(Comparator.comparing(Checkpoints::changed).reversed())
                .map(seal -> seal.resolveSibling(seal.getFileName().toString().replace(SEAL, "")))
                .filter(folder -> Files.exists(folder.resolve("_metadata")))
                .findFirst();
    }

    List<Path> jobs() {
        return list(root);
    }

    private Stream<Path> seals() {
        return jobs().stream()
                .flatMap(job -> list(job).stream())
                .filter(file -> file.toString().endsWith(SEAL)
                        && !file.getFileName().toString().startsWith("."));
    }

    private static long changed(Path path) {
        return path.toFile().lastModified();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
