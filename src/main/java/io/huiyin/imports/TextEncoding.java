package io.huiyin.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The encoding of a text file (编码). The whole file is decoded strictly to decide: UTF-8 first, since a row
 * of Chinese headers in GB18030 never passes for it, then GB18030.
 */
enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    GB18030("GB18030", Charset.forName("GB18030"));

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String label;
    private final Charset charset;

    TextEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    /** @throws FileRefused if it is neither */
    static TextEncoding of(Path file) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.decodes(file))
                .findFirst()
                .orElseThrow(() -> new FileRefused(FileFault.UNKNOWN_ENCODING));
    }

    String label() {
        return label;
    }

    /** Reads the text without its byte order mark. */
    Reader reader(Path file) throws IOException {
        var in = new PushbackInputStream(Files.newInputStream(file), MARK.length);
        var first = in.readNBytes(MARK.length);
        if (!Arrays.equals(first, MARK)) in.unread(first);
        var strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(in, strict), 1 << 16);
    }

    private boolean decodes(Path file) {
        try (var reader = reader(file)) {
            var buffer = new char[1 << 14];
            while (reader.read(buffer) >= 0) {
                // Only whether it decodes to its end is asked.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
