package io.undercut.race.simulation.telemetry;

import io.undercut.race.simulation.car.Chassis;
import io.undercut.race.simulation.car.LapPhysics;
import io.undercut.race.simulation.race.LapDraft;
import io.undercut.race.simulation.race.Traffic;
import io.undercut.race.simulation.track.TrackSegment;

/**
 * The sensors of a traced lap: forces at each node, and from them fuel, heat, throttle and brake. Fuel and temperatures begin and end where the
 * lap's physics has them; in between, fuel is burned in proportion to the engine's work, and temperatures follow the braking power and the
 * lateral load (lumped masses; the bridge to the lap's end is linear in time).
 */
final class LapSensors {
    /** Engine braking and lifting, without brakes, N per kg. */
    private static final double COASTING = 3.0;
    /** Laps below the limit are driven at full throttle on the straights all the same. */
    private static final double FULL_FROM = 0.80;

    private static final double IDLE_W = 9_000;
    /** Heat capacity of a carbon disc: about 1.3 kg of 1.5 kJ/(kg K), J/K. */
    private static final double DISC_J_PER_K = 2_000;

    private static final double COOLING_PER_SECOND = 0.015;
    private static final double COOLING_SPEED = 40;
    private static final double COLDEST_DISC_C = 40;
    private static final double TREAD_MEMORY_SECONDS = 4;
    private static final double TREAD_C_PER_LATERAL = 0.35;
    private static final double WING_SPEED = 0.80;

    private final Track track;
    private final LapTask task;
    private final LapTrace trace;
    private final double massKg;
    private final double[] work;
    private final double[] disc;
    private final double[] tread;
    private final double topSpeed;

    LapSensors(Track track, LapTask task, LapTrace trace, double topSpeed) {
        this.track = track;
        this.task = task;
        this.trace = trace;
        this.topSpeed = topSpeed;
        this.massKg = Chassis.MASS_KG + task.draft().physics().fuelStartKg();
        int nodes = trace.nodes();
        this.work = new double[nodes];
        this.disc = new double[nodes];
        this.tread = new double[nodes];
        LapPhysics physics = task.draft().physics();
        double airC = task.draft().weather().airC();
        disc[0] = physics.discStartC();
        for (int i = 0; i + 1 < nodes; i++) {
            double time = trace.seconds()[i + 1] - trace.seconds()[i];
            double speed = (trace.speed()[i] + trace.speed()[i + 1]) / 2;
            double force = force(i, speed);
            work[i + 1] = work[i] + (Math.max(0, force) * speed + IDLE_W) * time;
            double braking = Math.max(0, -force - COASTING * massKg) * speed;
            double heat = braking * physics.biasPct() / 100 / 2 / DISC_J_PER_K;
            double cooling = Math.min(1, COOLING_PER_SECOND * (1 + speed / COOLING_SPEED) * time);
            disc[i + 1] = disc[i] + heat * time - cooling * (disc[i] - airC);
            double lateral = Math.abs(lateral(trace.meters()[i], speed));
            tread[i + 1] = tread[i] + (lateral - tread[i]) * Math.min(1, time / TREAD_MEMORY_SECONDS);
        }
    }

    /** What the wheels must do between this node and the next, N: forwards if positive. */
    private double force(int node, double speed) {
        double acceleration = trace.acceleration(node);
        return speed == 0
                ? 0
                : massKg * acceleration + track.profile().chassis().resistance(speed, massKg);
    }

    private double lateral(double meters, double speed) {
        return speed * speed * track.shape().at(meters).curvature();
    }

    /** The sample so long after a node, before the next, timeMs after the lap's start. */
    SimulatedSample sample(int node, double after, int timeMs) {
        LapDraft draft = task.draft();
        LapPhysics physics = draft.physics();
        double speed = trace.speedAt(node, after);
        double meters = trace.metersAt(node, after);
        double length = trace.seconds()[node + 1] - trace.seconds()[node];
        double share = length > 0 ? after / length : 0;
        double force = force(node, speed);
        double throttle = speed == 0 ? 0 : Math.max(0, force) / Chassis.push(speed);
        int throttlePct = (int) Math.rint(100 * Math.min(1, throttle / FULL_FROM));
        int gear = Chassis.gear(speed);
        TrackSegment segment = track.shape().at(meters);
        double along = track.shape().onLap(meters) - segment.startM();
        double progress = trace.seconds()[node] + after;
        return new SimulatedSample(
                physics.race(),
                physics.driver(),
                physics.lap(),
                timeMs,
                rounded(speed * 3.6, 10),
                throttlePct,
                force < -COASTING * massKg,
                gear,
                (int) Math.rint(Chassis.rpm(speed, gear)),
                opensWing(speed, throttlePct),
                rounded(meters + task.gridM(), 10),
                rounded(trace.acceleration(node), 100),
                rounded(lateral(meters, speed), 100),
                (int) Math.rint(10 * segment.xAt(along)),
                (int) Math.rint(10 * segment.yAt(along)),
                0,
                rounded(fuelKg(node, share), 10_000),
                physics.biasPct(),
                rounded(Math.max(COLDEST_DISC_C, discC(node, share, progress)), 10),
                rounded(treadC(node, share, progress), 10));
    }

    private boolean opensWing(double speed, int throttlePct) {
        LapDraft draft = task.draft();
        boolean close = draft.physics().wake() >= 1 - (double) Traffic.OPEN_WING_MS / Traffic.WAKE_MS;
        return close
                && draft.lap() >= Traffic.OPEN_WING_FROM_LAP
                && draft.tire().compound().isDry()
                && draft.trackStatus().equals("1")
                && throttlePct == 100
                && speed > WING_SPEED * topSpeed;
    }

    private double fuelKg(int node, double share) {
        LapPhysics physics = task.draft().physics();
        double done = (work[node] + share * (work[node + 1] - work[node])) / work[work.length - 1];
        return physics.fuelStartKg() - physics.fuelBurnedKg() * done;
    }

    private double discC(int node, double share, double progress) {
        LapPhysics physics = task.draft().physics();
        double now = disc[node] + share * (disc[node + 1] - disc[node]);
        return now + (physics.discEndC() - disc[disc.length - 1]) * progress / trace.endSeconds();
    }

    private double treadC(int node, double share, double progress) {
        LapPhysics physics = task.draft().physics();
        double done = progress / trace.endSeconds();
        double ground = physics.treadStartC() + (physics.treadEndC() - physics.treadStartC()) * done;
        double load = tread[node] + share * (tread[node + 1] - tread[node]) - done * tread[tread.length - 1];
        return ground + TREAD_C_PER_LATERAL * load;
    }

    private static double rounded(double value, double parts) {
        return Math.rint(value * parts) / parts;
    }
}
