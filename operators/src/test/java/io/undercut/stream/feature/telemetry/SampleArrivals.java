package io.undercut.stream.feature.telemetry;

import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Samples as a stream delivers them: a few at a time, cars mixed, 5 % late within a bound and 1 % twice. */
public final class SampleArrivals {
    /** No sample comes later than this after a later one of its car. */
    public static final int LATENESS_MS = 5_000;

    private static final double LATE = 0.05;
    private static final double TWICE = 0.01;
    private static final int LONGEST_RUN = 40;

    private SampleArrivals() {}

    private record Arrival(int index, long atMs) {}

    private record Delivery(SampleRun run, long atMs) {}

    /** Runs in an order of arrival drawn by chance; races one after the other. */
    public static List<SampleRun> of(List<SampleRun> cars, Random random) {
        List<Delivery> deliveries = new ArrayList<>();
        cars.forEach(car -> deliver(car, random, deliveries));
        return deliveries.stream()
                .sorted(Comparator.comparing(
                                (Delivery delivery) -> delivery.run().raceId())
                        .thenComparingLong(Delivery::atMs))
                .map(Delivery::run)
                .toList();
    }

    /** A run for each lap. */
    public static List<SampleRun> byLap(List<SampleRun> cars) {
        List<SampleRun> runs = new ArrayList<>();
        for (SampleRun car : cars) {
            Samples samples = car.samples();
            Samples lap = new Samples();
            for (int index = 0; index < samples.count(); index++) {
                if (lap.count() > 0 && lap.lap(0) != samples.lap(index)) {
                    runs.add(new SampleRun(car.raceId(), car.driver(), lap.toBytes()));
                    lap.clear();
                }
                lap.add(samples, index);
            }
            runs.add(new SampleRun(car.raceId(), car.driver(), lap.toBytes()));
        }
        return runs;
    }

    private static void deliver(SampleRun car, Random random, List<Delivery> deliveries) {
        Samples samples = car.samples();
        List<Arrival> arrivals = arrivals(samples, random);
        int at = 0;
        while (at < arrivals.size()) {
            int size = Math.min(arrivals.size() - at, 1 + random.nextInt(LONGEST_RUN));
            Samples some = new Samples();
            arrivals.subList(at, at + size).forEach(arrival -> some.add(samples, arrival.index()));
            // A run is delivered with its last sample.
            long atMs = arrivals.get(at + size - 1).atMs();
            deliveries.add(new Delivery(new SampleRun(car.raceId(), car.driver(), some.toBytes()), atMs));
            at += size;
        }
    }

    private static List<Arrival> arrivals(Samples samples, Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        long lapStart = 0;
        for (int index = 0; index < samples.count(); index++) {
            if (index > 0 && samples.lap(index) != samples.lap(index - 1)) {
                lapStart += samples.timeMs(index - 1) + 1;
            }
            long time = lapStart + samples.timeMs(index);
            long delay = random.nextDouble() < LATE ? random.nextInt(LATENESS_MS) : 0;
            arrivals.add(new Arrival(index, time + delay));
            if (random.nextDouble() < TWICE) {
                arrivals.add(new Arrival(index, time + delay + random.nextInt(2 * LATENESS_MS)));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMs));
        return arrivals;
    }
}
