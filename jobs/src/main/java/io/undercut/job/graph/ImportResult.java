package io.undercut.job.graph;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.sink.Rejections;
import java.util.List;

/**
 * What an import did. Every record read was kept or rejected.
 *
 * @param partitions the partitions it touched, by table and time, as they lie in the lake now
 * @param read records read
 * @param kept records whose content stands in the lake now
 * @param repeated of those, records that said the same as another of this import
 * @param added rows that are new: the lake had none with their key
 * @param rejected records that went into the dead-letter folder
 * @param conflicts rows, in the lake or the import, that said something other than the one that stands now
 * @param examples the first conflicts, for people
 * @param rejections what was rejected, by file and table
 */
public record ImportResult(
        List<TablePartition> partitions,
        long read,
        long kept,
        long repeated,
        long added,
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

    /** The same import once more, on a lake that holds all of it. */
    ImportResult again() {
        return new ImportResult(
                partitions.stream().map(TablePartition::untouched).toList(),
                read,
                kept,
                repeated,
                0,
                rejected,
                conflicts,
                examples,
                rejections);
    }

    /** Refuses an import of which the lake has nothing: a data fault that says why. */
    public ImportResult requireKept() {
        if (kept > 0) {
            return this;
        }
        if (read == 0) {
            throw Fault.data("nothing was imported: the files have no record; give files that have some");
        }
        String count = read == 1 ? "the one record was" : "all %,d records were".formatted(read);
        if (rejections.isEmpty()) {
            throw Fault.data("nothing was imported: " + count + " rejected");
        }
        Rejections first = rejections.get(0);
        throw Fault.data("nothing was imported: " + count + " rejected, of " + first.file() + " row " + first.row()
                + " because " + first.reason()
                + (conflicts > 0 ? "; to take the newer ones, choose --on-conflict replace" : "")
                + "; all are in " + first.letters());
    }

    /** Whether the lake changed. */
    public boolean changed() {
        return partitions.stream().anyMatch(TablePartition::changed);
    }
}
