package io.huiyin.web;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.Text;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Whether a read asks for what is masked otherwise, and why ({@code ?unmasked=&reason=}). Use as {@code @BeanParam}. */
public class Unmasking {

    @Parameter(
            description =
                    "Answers whole what is masked otherwise, such as telephone numbers: needs `owners:read-sensitive` "
                            + "and a `reason`, and is noted in the event log")
    @QueryParam("unmasked")
    @DefaultValue("false")
    public boolean unmasked;

    @Parameter(description = "Why `unmasked` is asked for; noted in the event log")
    @QueryParam("reason")
    public ReadReason reason;

    /**
     * @return null where nothing is asked for
     * @throws io.huiyin.kernel.ProblemException 400 if it is, and no reason was given
     */
    public ReadReason checked() {
        if (!unmasked) return null;
        if (reason != null) return reason;
        throw Problems.invalid("reason", "missing", Text.of("Say why whole data is asked for.", "请说明查看完整信息的原因。"));
    }
}
