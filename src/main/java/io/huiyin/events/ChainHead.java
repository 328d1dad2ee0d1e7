package io.huiyin.events;

import java.util.UUID;

/**
 * Where a community's chain stands: its newest seal.
 *
 * @param number 0 where nothing has been sealed yet
 */
record ChainHead(UUID communityId, long number, Position place, byte[] hash) {

    static ChainHead beginning(UUID communityId) {
        return new ChainHead(communityId, 0, Position.START, new byte[32]);
    }
}
