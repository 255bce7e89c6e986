package se.nhv.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;

/** A buffered writer that keeps what it has until it is full or closed, whatever is asked of it in between. */
final class PatientWriter extends Writer {
    /** Most answers fit; larger ones go out in pieces of this size. */
    private static final int CHARACTERS = 32_768;

    private final Writer buffered;

    PatientWriter(Writer target) {
        this.buffered = new BufferedWriter(target, CHARACTERS);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        buffered.write(characters, from, length);
    }

    @Override
    public void write(int character) throws IOException {
        buffered.write(character);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        buffered.write(text, from, length);
    }

    @Override
    public void flush() {
        // the reason for this class: see its header
    }

    @Override
    public void close() throws IOException {
        buffered.close();
    }
}
