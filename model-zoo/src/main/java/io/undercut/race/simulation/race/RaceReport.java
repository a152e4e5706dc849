package io.undercut.race.simulation.race;

import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Skies;
import io.undercut.race.simulation.track.WeatherMinute;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes down what a race leaves behind beside its laps. */
public final class RaceReport {
    private static final long MINUTE_MS = 60_000;
    private static final String GREEN = "1";
    private static final String VIRTUAL_ENDS = "7";
    /** The feed announces the end of a virtual safety car some seconds before the green. */
    private static final long NOTICE_MS = 12_000;

    private final RaceSetting setting;

    public RaceReport(RaceSetting setting) {
        this.setting = setting;
    }

    public RaceFacts facts() {
        Circuit circuit = setting.circuit();
        LocalDate first = LocalDate.of(setting.race().season(), Month.MARCH, 1)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new RaceFacts(
                setting.race(),
                circuit.event(),
                circuit.id(),
                first.plusWeeks(2L * (setting.race().round() - 1)),
                circuit.layout().laps(),
                circuit.layout().lengthM());
    }

    /** The stops of laps in their order: a stop's exit, and its new tires, stand in the lap after it. */
    public List<SimulatedStop> stops(List<LapDraft> driven) {
        List<SimulatedStop> stops = new ArrayList<>();
        for (int i = 0; i + 1 < driven.size(); i++) {
            LapDraft in = driven.get(i);
            LapDraft out = driven.get(i + 1);
            if (in.pit().in() && out.entry().equals(in.entry())) {
                stops.add(stop(in, out));
            }
        }
        return stops;
    }

    private SimulatedStop stop(LapDraft in, LapDraft out) {
        long inMs = in.pit().inMs();
        return new SimulatedStop(
                setting.race(),
                in.entry().car().driver(),
                in.lap(),
                (int) (out.pit().outMs() - inMs),
                (int) Math.rint(1000 * in.service().standingSeconds()),
                in.tire().compound(),
                out.tire().compound(),
                in.tire().age(),
                setting.control().isSafetyCarAt(inMs),
                setting.control().isVirtualSafetyCarAt(inMs));
    }

    public List<WeatherMinute> weather(long untilMs) {
        return IntStream.rangeClosed(0, (int) Math.min(Skies.MINUTES - 1, untilMs / MINUTE_MS))
                .mapToObj(minute -> new WeatherMinute(
                        setting.race(),
                        minute * MINUTE_MS,
                        setting.skies().minute(minute),
                        setting.skies().windDegrees(minute)))
                .toList();
    }

    public List<StatusChange> trackStatus(long untilMs) {
        List<StatusChange> changes = new ArrayList<>();
        changes.add(new StatusChange(setting.race(), 0, GREEN));
        for (RaceControl.Phase phase : setting.control().phases()) {
            changes.add(new StatusChange(
                    setting.race(), phase.fromMs(), phase.status().code()));
            if (phase.status() == RaceControl.Status.VIRTUAL_SAFETY_CAR) {
                long notice = Math.max(phase.fromMs() + 1, phase.toMs() - NOTICE_MS);
                changes.add(new StatusChange(setting.race(), notice, VIRTUAL_ENDS));
            }
            changes.add(new StatusChange(setting.race(), phase.toMs(), GREEN));
        }
        List<StatusChange> seen = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            boolean replaced = i + 1 < changes.size()
                    && changes.get(i + 1).timeMs() == changes.get(i).timeMs();
            if (!replaced && changes.get(i).timeMs() <= untilMs) {
                seen.add(changes.get(i));
            }
        }
        return seen;
    }
}
