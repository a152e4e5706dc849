package io.undercut.stream.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.stream.lake.Checksum;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.RejectedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.Path;

/** Writes rejected records as JSON lines, under a name that carries the content's checksum: the same records are written once. */
public final class DeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_DIGITS = 16;
    private static final Comparator<RejectedRecord> ORDER = Comparator.comparing(RejectedRecord::file)
            .thenComparingLong(RejectedRecord::row)
            .thenComparing(RejectedRecord::reason)
            .thenComparing(RejectedRecord::record);

    private DeadLetters() {}

    /**
     * Writes the records that one file or stream gave for a table.
     *
     * @return the file written, or found as it should be
     */
    public static Path write(LakeLayout lake, String table, String origin, List<RejectedRecord> records) {
        StringBuilder lines = new StringBuilder();
        records.stream()
                .sorted(ORDER)
                .forEach(record -> lines.append(line(record)).append('\n'));
        byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
        String name = new Path(origin).getName().replaceAll("\\.parquet$", "") + "-"
                + Checksum.sha256(content).substring(0, NAME_DIGITS) + ".jsonl";
        Path file = new Path(lake.deadLetters(table), name);
        if (!LakeFiles.exists(file)) {
            LakeFiles.publish(file, content);
        }
        return file;
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
            // A record set aside is never lost, whatever it looks like.
            line.put("record", record.record());
        }
        return line.toString();
    }
}
