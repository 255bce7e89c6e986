package se.nhv;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import se.nhv.store.LogAddress;

/** Reads a log's address from the command line. */
final class LogOption implements ITypeConverter<LogAddress> {
    @Override
    public LogAddress convert(String value) {
        try {
            return LogAddress.parse(value);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
