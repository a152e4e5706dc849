package io.undercut.stream.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.table.Checksum;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import org.apache.flink.core.fs.Path;

/**
 * Writes the rejected records that one file or stream gave for a table as JSON lines, under a name that carries the content's checksum:
 * the same records are written once. Records go to this machine's disk first, however many there are.
 */
public final class DeadLetters implements Closeable {
    /** The order of records that one origin gave. */
    static final Comparator<RejectedRecord> ORDER = Comparator.comparing(RejectedRecord::file)
            .thenComparingLong(RejectedRecord::row)
            .thenComparing(RejectedRecord::reason)
            .thenComparing(RejectedRecord::record);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 50;
    private static final int NAME_DIGITS = 16;

    private final java.nio.file.Path spool;
    private final BufferedWriter lines;
    private boolean empty = true;

    /** An empty file of this machine. */
    public DeadLetters() {
        try {
            spool = Files.createTempFile("undercut-dead-letters-", ".jsonl");
            lines = Files.newBufferedWriter(spool);
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", "a temporary file", problem);
        }
    }

    /** Adds a record; records come in the order in which they shall be read. */
    public void add(RejectedRecord record) {
        empty = false;
        try {
            lines.append(line(record)).append('\n');
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", spool, problem);
        }
    }

    /** Whether no record was added. */
    public boolean isEmpty() {
        return empty;
    }

    /**
     * Publishes the records.
     *
     * @return the file written, or found as it should be
     */
    public Path publish(LakeLayout lake, String table, String origin) {
        try {
            lines.close();
            String name = name(origin) + "-" + Checksum.sha256(spool).substring(0, NAME_DIGITS) + ".jsonl";
            Path file = new Path(lake.deadLetters(table), name);
            if (!LakeFiles.exists(file)) {
                LakeFiles.publish(file, spool);
            }
            return file;
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", spool, problem);
        }
    }

    // What another file system or Flink could not spell is left out, and what would make the name too long.
    private static String name(String origin) {
        String name = new Path(origin)
                .getName()
                .replaceAll("\\.(parquet|csv|json)$", "")
                .replaceAll("[:\\\\\\p{Cntrl}]", "_");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    @Override
    public void close() {
        try {
            lines.close();
            Files.deleteIfExists(spool);
        } catch (IOException problem) {
            throw LakeFiles.unreachable("delete", spool, problem);
        }
    }

    private static String line(RejectedRecord record) {
        ObjectNode line = JSON.createObjectNode();
        line.put("table", record.table());
        line.put("file", record.file());
        line.put("row", record.row());
        line.put("reason", record.reason());
        try {
            line.set("record", JSON.readTree(record.record()));
        } catch (JsonProcessingException odd) {
            // A record rejected is never lost, whatever it looks like.
            line.put("record", record.record());
        }
        return line.toString();
    }
}
