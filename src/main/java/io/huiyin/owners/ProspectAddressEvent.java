package io.huiyin.owners;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who looks at the addresses of prospects; what is changed of them is an {@code Edited}. */
public sealed interface ProspectAddressEvent extends DomainEvent {

    /** The custodian opened one. */
    record Read(UUID communityId, UUID addressId, Instant at) implements ProspectAddressEvent {
        @Override
        public String type() {
            return "prospect-address.read";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("prospect_address", addressId);
        }
    }

    /** The custodian saw a page of them. */
    record Listed(UUID communityId, List<UUID> addressIds, Instant at) implements ProspectAddressEvent {
        @Override
        public String type() {
            return "prospect-address.listed";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("community", communityId);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("addressIds", addressIds);
        }
    }
}
