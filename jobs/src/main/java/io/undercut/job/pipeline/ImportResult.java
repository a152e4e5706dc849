package io.undercut.job.pipeline;

import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.sink.Rejections;
import java.util.List;

/**
 * What an import did. Every record read was kept or set aside.
 *
 * @param partitions the partitions it touched, by table and time, as they lie in the lake now
 * @param read records read
 * @param kept records whose content stands in the lake now
 * @param repeated of those, records that said the same as another of this import
 * @param rejected records set aside in the dead-letter folder
 * @param conflicts rows, in the lake or the import, that said something other than the one that stands now
 * @param examples the first conflicts, for people
 * @param rejections what was set aside, by file and table
 */
public record ImportResult(
        List<TablePartition> partitions,
        long read,
        long kept,
        long repeated,
        long rejected,
        long conflicts,
        List<String> examples,
        List<Rejections> rejections) {
    /** Conflicts shown; their files tell all. */
    static final int EXAMPLES = 5;

    /** Guards against later change. */
    public ImportResult {
        partitions = List.copyOf(partitions);
        examples = List.copyOf(examples);
        rejections = List.copyOf(rejections);
    }

    /** Whether the lake changed. */
    public boolean changed() {
        return partitions.stream().anyMatch(TablePartition::changed);
    }
}
