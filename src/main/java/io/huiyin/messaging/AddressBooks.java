package io.huiyin.messaging;

import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everyone whom a message can be addressed to, in the scope of the running transaction. */
@ApplicationScoped
class AddressBooks {

    private final Map<String, AddressBook> books;

    AddressBooks(Instance<AddressBook> books) {
        this.books = books.stream().collect(Collectors.toMap(AddressBook::recipientType, Function.identity()));
    }

    /** Whether this is someone, of a kind of people that some room knows. */
    boolean know(SubjectRef recipient) {
        return recipient != null && books.containsKey(recipient.type());
    }

    Map<UUID, Contact> find(String type, Set<UUID> ids) {
        return books.get(type).find(ids);
    }

    /** Empty where nobody is addressed or the person is no longer there. */
    Optional<Contact> find(SubjectRef recipient) {
        if (!know(recipient)) return Optional.empty();
        return Optional.ofNullable(
                find(recipient.type(), Set.of(recipient.id())).get(recipient.id()));
    }
}
