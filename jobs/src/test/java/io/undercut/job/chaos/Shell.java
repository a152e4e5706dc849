package io.undercut.job.chaos;

import java.io.IOException;

/** Commands of the system. */
final class Shell {
    private Shell() {}

    /** Whether a command did its work; false where there is no such command. */
    static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Stops processes as the kernel does, and lets them go on after a while. */
    static void stopFor(ProcessHandle process, long millis) {
        signal("-STOP", process);
        Scene.pause(millis);
        signal("-CONT", process);
    }

    static void signal(String signal, ProcessHandle process) {
        run("kill", signal, Long.toString(process.pid()));
    }
}
