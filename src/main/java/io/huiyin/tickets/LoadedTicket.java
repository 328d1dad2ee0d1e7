package io.huiyin.tickets;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A ticket with what stands beside it wherever it is shown: its house's code, and the people that it names. */
record LoadedTicket(Ticket ticket, String houseCode, Map<UUID, TicketPerson> people) {

    LoadedTicket {
        people = new HashMap<>(people);
    }

    /** Makes a person known whom an act has just brought in. */
    void meets(TicketPerson person) {
        people.put(person.id(), person);
    }

    TicketPerson person(UUID id) {
        return id == null ? null : people.get(id);
    }
}
