package io.undercut.zoo.registry.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a new file to the platter. A seam of its own because a full disk cannot be had in a test. */
public interface AsideWriter {
    /** Creates the file, writes all bytes and does not return before they are durable. */
    void write(Path file, byte[] bytes) throws IOException;

    /** The writer of every store outside tests. */
    static AsideWriter durable() {
        return (file, bytes) -> {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
        };
    }
}
