package io.undercut.stream.table;

import io.undercut.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an import does where two rows have one key and say different things. */
public enum ConflictPolicy {
    /** What the lake holds stays, else the earliest arrival; the others are rejected. */
    KEEP,
    /** The newest arrival takes the place of what the lake holds; older arrivals are rejected. */
    REPLACE,
    /** Nothing is written and the import fails. */
    FAIL;

    /** The policy that a person named. */
    public static ConflictPolicy of(String word) {
        List<ConflictPolicy> all = Arrays.asList(values());
        return all.stream()
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Fault.configuration("--on-conflict is '" + word + "'; must be "
                        + all.stream().map(ConflictPolicy::word).collect(Collectors.joining(" or "))));
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
