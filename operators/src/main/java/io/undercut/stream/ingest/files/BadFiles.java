package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.ingest.ArrivalSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileStatus;

/** Gathers what is wrong with the files of an import, so that all of them are named at once. */
final class BadFiles {
    private static final int SHOWN = 20;

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** What a file is; empty where a fault of its data is kept, or was before. */
    Optional<ArrivalSource> keep(FileStatus file, Supplier<Optional<ArrivalSource>> recognised) {
        String path = file.getPath().toString();
        if (known.contains(path)) {
            return Optional.empty();
        }
        try {
            return recognised.get();
        } catch (Fault fault) {
            if (fault.reason() != FaultReason.DATA_VALIDATION_FAILURE) {
                throw fault;
            }
            known.add(path);
            faults.add(fault);
            return Optional.empty();
        }
    }

    /** Refuses the import where a fault was kept: one as it is, more of them in one line. */
    void requireNone() {
        if (faults.size() == 1) {
            throw faults.get(0);
        }
        if (!faults.isEmpty()) {
            throw Fault.data(faults.size() + " files cannot be imported, and nothing was: "
                    + faults.stream().limit(SHOWN).map(Fault::getMessage).collect(Collectors.joining(" | "))
                    + (faults.size() > SHOWN ? " | and " + (faults.size() - SHOWN) + " more" : ""));
        }
    }
}
