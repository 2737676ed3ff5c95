package dev.passerby.standalone;

import dev.passerby.standalone.commands.CommandLineTool;
import dev.passerby.standalone.live.Interruption;

/** The program: hands its arguments to the command line and exits with what the command said. */
public final class Passerby {

    private Passerby() {}

    public static void main(String[] arguments) {
        Interruption.endsThisProcess();
        System.exit(CommandLineTool.run(arguments));
    }
}
