package io.undercut.race.simulation.car;

/**
 * The car behind the telemetry: the Formula 1 car of TUM's lap time simulation (Heilmeier, Geisslinger, Betz 2019, "A Quasi-Steady-State Lap
 * Time Simulation for Electrified Race Cars", doi:10.1109/EVER.2019.8813646): mass, power, gear ratios, tires' circumference, downforce.
 */
public final class Chassis {
    /** With driver, without fuel, kg. */
    public static final double MASS_KG = 733;

    public static final double GRAVITY = 9.81;
    static final double AIR_DENSITY = 1.18;
    /** Lift coefficient times area, downwards, m². */
    static final double DOWNFORCE_AREA = 4.88;
    /** Engine and electric motor at the wheels, W. */
    static final double POWER_W = (575_000 + 120_000) * 0.96;
    /** The most force the rear tires put down at low speed, N. */
    static final double TRACTION_N = 11_000;

    private static final double ROLLING = 0.03;
    /** Relative loss of drag with the rear wing open. */
    static final double OPEN_WING = 0.17;

    private static final double WHEEL_M = 2.073;
    private static final double[] RATIOS = {0.04, 0.070, 0.095, 0.117, 0.143, 0.172, 0.190, 0.206};
    private static final double SHIFT_RPM = 11_800;
    private static final double IDLE_RPM = 4_500;
    private static final double STANDING = 0.5;

    private final double dragArea;

    /** A car set up for a top speed, m/s: the wing that lets full power reach it and a little more. */
    public Chassis(double topSpeed) {
        double terminal = 1.02 * topSpeed;
        this.dragArea = 2 * POWER_W / (AIR_DENSITY * terminal * terminal * terminal);
    }

    /** Air and rolling resistance, N. */
    public double resistance(double speed, double massKg) {
        return AIR_DENSITY / 2 * dragArea * speed * speed + ROLLING * massKg * GRAVITY;
    }

    /** The most the engine pushes with at this speed, N. */
    public static double push(double speed) {
        return speed * TRACTION_N < POWER_W ? TRACTION_N : POWER_W / speed;
    }

    /** Downforce over mass, per square of speed, 1/m. */
    public static double downforcePerKg(double massKg) {
        return AIR_DENSITY / 2 * DOWNFORCE_AREA / massKg;
    }

    /** The gear, 1 … 8; 0, neutral, when it stands. */
    public static int gear(double speed) {
        if (speed < STANDING) {
            return 0;
        }
        int gear = 1;
        while (gear < RATIOS.length && rpm(speed, gear) > SHIFT_RPM) {
            gear++;
        }
        return gear;
    }

    /** Engine speed in the gear, 1/min. */
    public static double rpm(double speed, int gear) {
        return gear == 0 ? IDLE_RPM : Math.max(IDLE_RPM, speed / WHEEL_M * 60 / RATIOS[gear - 1]);
    }
}
