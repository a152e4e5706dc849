package io.undercut.stream.feature.lap;

import io.undercut.fault.Fault;
import io.undercut.stream.feature.DeclaredFeature;
import java.util.List;
import java.util.stream.Stream;

/** Features of a lap on its own, from which windows and lookbacks are made. */
final class BaseFeatures {
    static final List<DeclaredFeature<LapFeature, LapView>> ALL = Stream.of(
                    RaceFamilies.lap(),
                    RaceFamilies.fuel(),
                    StintFamily.stint(),
                    TrafficFamily.traffic(),
                    StopsFamily.stops(),
                    RaceFamilies.trackStatus(),
                    RaceFamilies.weather())
            .flatMap(List::stream)
            .toList();

    private BaseFeatures() {}

    static int width() {
        return ALL.size();
    }

    /** The place of a base feature. */
    static int indexOf(String name) {
        for (int index = 0; index < ALL.size(); index++) {
            if (ALL.get(index).declaration().name().equals(name)) {
                return index;
            }
        }
        throw Fault.defect("there is no base feature " + name, null);
    }
}
