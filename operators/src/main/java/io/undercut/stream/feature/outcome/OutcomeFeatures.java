package io.undercut.stream.feature.outcome;

import io.undercut.fault.Fault;
import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.stream.feature.outcome.RaceCard.Start;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every feature of a car before its race, in the order of a row's values: those known before qualifying first. */
public final class OutcomeFeatures {
    /** Changes whenever a feature's arithmetic does; part of a feature set's version. */
    public static final String CODE = "outcome-features-1";

    private static final List<DeclaredFeature<OutcomeFeature, FormView>> FORM = Stream.of(
                    FormFamilies.driver(),
                    FormFamilies.team(),
                    FormFamilies.teammate(),
                    FormFamilies.circuit(),
                    FormFamilies.championship())
            .flatMap(List::stream)
            .toList();
    private static final List<DeclaredFeature<OutcomeFeature, StartView>> START = StartFamily.start();

    /** The declarations. */
    public static final List<OutcomeFeature> ALL = Stream.concat(
                    FORM.stream().map(DeclaredFeature::declaration),
                    START.stream().map(DeclaredFeature::declaration))
            .toList();

    private static final Map<String, Integer> INDEX = index();

    private OutcomeFeatures() {}

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (OutcomeFeature feature : ALL) {
            if (index.put(feature.name(), index.size()) != null) {
                throw Fault.defect("feature " + feature.name() + " is declared twice", null);
            }
        }
        return index;
    }

    /** The place of a feature in a row. */
    public static int indexOf(String name) {
        Integer index = INDEX.get(name);
        if (index == null) {
            throw Fault.configuration(
                    "feature '" + name + "' is not declared; 'features describe' lists those that are");
        }
        return index;
    }

    /** The rows of all races, each made from itself and the races before it; by race, then driver. */
    public static void rows(Collection<RaceCard> races, Consumer<OutcomeRow> out) {
        List<RaceCard> inOrder = new ArrayList<>(races);
        inOrder.sort(Comparator.comparing(RaceCard::raceId));
        PastRaces past = new PastRaces();
        for (RaceCard race : inOrder) {
            for (Car car : race.cars()) {
                out.accept(row(race, car, past));
            }
            past.add(race);
        }
    }

    private static OutcomeRow row(RaceCard race, Car car, PastRaces past) {
        FormView form = new FormView(race.season(), race.circuit(), car.driver(), car.team(), past);
        StartView start = new StartView(car.start(), starts(race.mates(car)), starts(race.list()));
        float[] values = new float[ALL.size()];
        for (int index = 0; index < FORM.size(); index++) {
            values[index] = (float) FORM.get(index).value().applyAsDouble(form);
        }
        for (int index = 0; index < START.size(); index++) {
            values[FORM.size() + index] = (float) START.get(index).value().applyAsDouble(start);
        }
        return new OutcomeRow(
                race.raceId(),
                race.season(),
                race.circuit(),
                car.driver(),
                car.team(),
                values,
                OutcomeLabels.of(race, car));
    }

    private static List<Start> starts(List<Car> cars) {
        return cars.stream().map(Car::start).toList();
    }
}
