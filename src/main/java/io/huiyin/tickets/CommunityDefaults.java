package io.huiyin.tickets;

import io.huiyin.community.CommunityCreated;
import io.huiyin.sla.SlaPolicies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A new community begins with the shipped categories, and with the default promises about what it will be told. */
@ApplicationScoped
class CommunityDefaults {

    private final TicketCategories categories;
    private final SlaPolicies policies;

    CommunityDefaults(TicketCategories categories, SlaPolicies policies) {
        this.categories = categories;
        this.policies = policies;
    }

    void begin(@Observes CommunityCreated created) {
        categories.createDefaults(created.communityId());
        policies.createDefaults(created.communityId());
    }
}
