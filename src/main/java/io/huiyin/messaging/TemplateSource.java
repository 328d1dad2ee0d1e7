package io.huiyin.messaging;

import java.util.List;

/** A room's bean that says which messages it sends, with the words that ship with the program. */
public interface TemplateSource {

    List<TemplateDefinition> templates();
}
