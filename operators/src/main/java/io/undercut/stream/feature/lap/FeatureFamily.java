package io.undercut.stream.feature.lap;

/** What a feature is about. */
public enum FeatureFamily {
    /** The lap itself and how it compares. */
    LAP,
    /** Fuel, estimated. */
    FUEL,
    /** Tires and stops. */
    STINT,
    /** Other cars. */
    TRAFFIC,
    /** What the field has done about its stops. */
    STOPS,
    /** Which tires cars were given at their stops. */
    FITTING,
    /** Flags. */
    TRACK_STATUS,
    /** Air, track and rain. */
    WEATHER,
    /** The last few laps taken together. */
    WINDOW,
    /** The circuit, from earlier seasons. */
    CIRCUIT,
    /** The driver and the team, from earlier races. */
    FORM,
    /** The laps before this one, one column each: the lookback of sequence models. */
    SEQUENCE,
    /** The forecast of wear that is made at a lap, once a stint. */
    FORECAST,
    /** What the sensors of the car say of the lap and its sectors. */
    TELEMETRY
}
