package io.undercut.stream.store;

import io.undercut.zoo.registry.store.AsideFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;

/**
 * The one way a file is published, wherever it goes: readers see what stood there or the whole of the new, never a part. On a disk it is
 * written aside and moved, without waiting for the disk; elsewhere it shows when Flink's recoverable writer commits it, or, where a file system has none, when
 * its stream is closed. Of two who publish the same name the later wins; who must not overwrite uses an {@link ArtifactStores artifact store}.
 */
public final class PublishedFile {
    private PublishedFile() {}

    /** Publishes some bytes; missing folders are made. */
    public static void write(Path file, byte[] content) throws IOException {
        if (ArtifactStores.isLocal(file)) {
            AsideFile.place(java.nio.file.Path.of(file.getPath()), content);
        } else {
            put(file, stream -> stream.write(content));
        }
    }

    /** Publishes a copy of a file of this machine, without taking it into memory. */
    public static void copy(Path file, java.nio.file.Path content) throws IOException {
        if (ArtifactStores.isLocal(file)) {
            AsideFile.place(java.nio.file.Path.of(file.getPath()), content);
        } else {
            put(file, stream -> Files.copy(content, stream));
        }
    }

    private interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    private static void put(Path file, Content content) throws IOException {
        FileSystem fileSystem = ArtifactStores.fileSystem(file);
        RecoverableWriter writer;
        try {
            writer = fileSystem.createRecoverableWriter();
        } catch (UnsupportedOperationException hasNone) {
            // Not closed where writing fails: closing would publish the half.
            FSDataOutputStream stream = fileSystem.create(file, WriteMode.OVERWRITE);
            content.writeTo(stream);
            stream.close();
            return;
        }
        try (RecoverableFsDataOutputStream stream = writer.open(file)) {
            content.writeTo(stream);
            stream.closeForCommit().commit();
        }
    }
}
