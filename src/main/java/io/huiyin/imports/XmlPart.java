package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through one XML part of a workbook. No entity is resolved and a document type refuses the file: neither has
 * business in a spreadsheet. Names are local ones, since strict and transitional workbooks differ in the namespace alone.
 */
final class XmlPart implements Closeable {

    private final InputStream in;
    private final XMLStreamReader reader;

    XmlPart(InputStream in) {
        this.in = in;
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    /** Goes on to the next event; false at the end. */
    boolean next() {
        try {
            if (!reader.hasNext()) return false;
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) throw damaged();
            return true;
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** The attribute of the element that starts here, whatever its namespace; null without one. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) return reader.getAttributeValue(i);
        }
        return null;
    }

    int number(String attribute, int otherwise) {
        var value = attribute(attribute);
        if (value == null) return otherwise;
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    boolean flag(String attribute) {
        var value = attribute(attribute);
        return "1".equals(value) || "true".equals(value);
    }

    /** The text of the element that starts here, up to its end; null if it is longer than {@code most} characters. */
    String text(String element, int most) {
        var text = new StringBuilder();
        while (next() && !ends(element)) append(text, most);
        return text.length() > most ? null : text.toString();
    }

    /**
     * The text of a rich string that starts here, up to its end: its runs in order, without the phonetic guides that East
     * Asian input methods leave behind.
     */
    String richText(String element, int most) {
        var text = new StringBuilder();
        boolean phonetic = false;
        boolean inText = false;
        while (next() && !ends(element)) {
            if (starts("rPh") || ends("rPh")) phonetic = reader.isStartElement();
            else if (starts("t") || ends("t")) inText = reader.isStartElement();
            else if (inText && !phonetic) append(text, most);
        }
        return text.length() > most ? null : text.toString();
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException e) {
            throw damaged();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileRefused damaged() {
        return new FileRefused(FileFault.DAMAGED, Text.of("a part is no valid workbook XML", "工作簿内部 XML 无效"));
    }

    private void append(StringBuilder text, int most) {
        if (reader.isCharacters() && text.length() <= most) text.append(reader.getText());
    }
}
