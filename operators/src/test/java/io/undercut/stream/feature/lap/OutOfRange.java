package io.undercut.stream.feature.lap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that a declaration does not allow, one example a feature. */
final class OutOfRange {
    private OutOfRange() {}

    static List<String> of(List<LapRow> rows) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (LapRow row : rows) {
            for (int index = 0; index < LapFeatures.ALL.size(); index++) {
                LapFeature feature = LapFeatures.ALL.get(index);
                if (!feature.allows(row.values()[index])) {
                    examples.putIfAbsent(
                            feature.name(), feature.name() + " is " + row.values()[index] + " in " + row.key());
                }
            }
        }
        return new ArrayList<>(examples.values());
    }
}
