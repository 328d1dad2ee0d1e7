package io.huiyin.reminders;

import io.huiyin.kernel.Text;
import io.huiyin.messaging.TemplateDefinition;
import java.util.List;
import java.util.Map;

/** A kind of reminder: who is to be reminded of what. A bean for each rule code. */
interface Kind {

    String code();

    /** The terms that a community begins with. */
    RuleTerms standard();

    /** The words; the code of the template is the rule's. */
    TemplateDefinition template();

    /**
     * What there is to be reminded of, whether it was already or not; in the running transaction.
     *
     * @param cursor where the part before ended; null for the first
     * @param limit  how many subjects a part holds, where they are read in parts
     */
    Part find(Run run, String cursor, int limit);

    /** The values of one message about some occasions that share it. */
    Map<String, Text> values(Run run, List<Occasion> occasions);

    /** Some reminders are new; in the transaction that makes them. */
    default void issued(Run run, List<Occasion> occasions) {}

    /** @param next where the next part begins; null at the end */
    record Part(List<Occasion> occasions, String next) {

        static Part whole(List<Occasion> occasions) {
            return new Part(occasions, null);
        }
    }
}
