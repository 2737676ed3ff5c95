package dev.passerby.simulator.fault;

import java.io.Serial;

/** A script that cannot be followed; the message is one line that says where, what and what to write instead. */
public final class ScriptException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }

    ScriptException at(int line) {
        return new ScriptException("line " + line + ": " + getMessage());
    }
}
