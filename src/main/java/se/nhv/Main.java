package se.nhv;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import se.nhv.server.Version;

/**
 * The command line. Exit codes: 0 done, 1 the work could not be done, 2 the command line is wrong.
 */
@Command(
        name = "nhv",
        description = "A register of Swedish national highly specialised care (NHV), served as FHIR R4.",
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            CheckCommand.class,
            LoadCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyLogCommand.class,
            DiffCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 the work could not be done, 2 the command line is wrong."})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("nhv: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    static final class ProgramVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"nhv " + Version.NUMBER};
        }
    }
}
