package io.huiyin.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was decided of a bill (账单处置), by whom and why.
 *
 * @param kind      作废, 减免违约金 or 核销
 * @param amountFen what it came to, in fen: the principal of a void bill, what was waived, or what was given up
 * @param staffId   who decided it; absent where no member of staff did
 */
public record Decision(
        UUID id,

        @Schema(enumeration = {"VOID", "LATE_FEE_WAIVER", "WRITE_OFF"})
        String kind,

        long amountFen,
        String reason,
        UUID staffId,
        Instant at) {}
