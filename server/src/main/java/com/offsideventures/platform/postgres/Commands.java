package com.offsideventures.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs short commands of the operating system to their end. */
final class Commands {

    private Commands() {}

    /** Runs a command and returns what it wrote. */
    static String run(List<String> command) throws IOException {
        return run(command, "");
    }

    /**
     * Runs a command with a text as its input and returns what it wrote to both outputs.
     *
     * @throws IOException where it cannot be run or does not end with 0; the message is its output
     */
    static String run(List<String> command, String input) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (exitCode(process) != 0) {
            throw new IOException(output);
        }
        return output;
    }

    /** A process whose language and time zone are the same everywhere, whatever the operator's shell is set to. */
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("PG"));
        builder.environment().put("LANG", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /** Whether the command can be run and ends with 0. */
    static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for the end of a process, also where this thread is interrupted: half a start or stop helps nobody. */
    static int exitCode(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
