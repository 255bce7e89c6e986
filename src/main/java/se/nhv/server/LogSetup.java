package se.nhv.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Map;

/**
 * What is logged, and where: to standard error, in one line. Found by Logback through {@code META-INF/services}.
 *
 * <p>In Java, since reading the same from XML costs every start a quarter of a second. An operator's own file, named by
 * {@code -Dlogback.configurationFile}, goes before it.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{20} %msg%n";

    private static final Map<String, Level> LEVELS = Map.of("ROOT", Level.WARN, "se.nhv", Level.INFO);

    private static final List<String> SILENT = List.of(
            // log every refusal with the values that the client sent; what is a fault, http.Errors logs without them
            "ca.uhn.fhir.rest.server",
            "ca.uhn.fhir.interceptor.executor.BaseInterceptorService",
            // a broken PDF is reported by its reader; a typeface drawn with another one is no news to anybody
            "org.apache.pdfbox",
            "org.apache.fontbox");

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        LEVELS.forEach((name, level) -> loggers.getLogger(name).setLevel(level));
        SILENT.forEach(name -> loggers.getLogger(name).setLevel(Level.OFF));
        loggers.getLogger("ROOT").addAppender(console(loggers));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext loggers) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(loggers);
        encoder.setPattern(LINE);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
