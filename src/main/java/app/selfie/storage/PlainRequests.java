package app.selfie.storage;

import java.util.Locale;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Takes out of requests, before they are signed, what not every server knows: the SDK's newer checksums, one of which it
 * sends with many deletions even where none is wanted and although the MD5 beside it says the same; and the question
 * whether a body may come at all.
 */
final class PlainRequests implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(SdkExecutionAttribute.RESOLVED_CHECKSUM_SPECS, null);
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        SdkHttpRequest.Builder plain = request.toBuilder();
        request.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-checksum-")
                    || lower.equals("x-amz-sdk-checksum-algorithm")
                    || lower.equals("expect")) {
                plain.removeHeader(name);
            }
        });
        return plain.build();
    }
}
