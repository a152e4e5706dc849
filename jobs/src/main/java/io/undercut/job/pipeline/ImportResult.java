package io.undercut.job.pipeline;

import io.undercut.stream.lake.TablePartition;
import java.util.List;

/**
 * What an import did. Every record read was kept, set aside, or gave way to a newer one of the same import.
 *
 * @param partitions the seasons it touched, ascending, as they lie in the lake now
 * @param read records read
 * @param kept laps that won their key
 * @param rejected records set aside in the dead-letter folder
 * @param superseded laps that gave way to a newer one with the same key in the same import
 * @param conflicts older laps, in the lake or the import, whose content differed from the newest of their key, which won
 */
public record ImportResult(
        List<TablePartition> partitions, long read, long kept, long rejected, long superseded, long conflicts) {
    /** Guards against later change. */
    public ImportResult {
        partitions = List.copyOf(partitions);
    }

    /** Whether the lake changed. */
    public boolean changed() {
        return partitions.stream().anyMatch(TablePartition::changed);
    }
}
