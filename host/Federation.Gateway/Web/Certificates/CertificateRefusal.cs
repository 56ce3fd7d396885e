using Federation.Registry.Certificates;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Certificates;

/// <summary>Answers for a directory that cannot sign: 503 with a problem (RFC 9457) that has the <c>code</c> and nothing of the machine. The host's log has the rest.</summary>
internal static class CertificateRefusal
{
    public static RequestDelegate Guard(RequestDelegate endpoint) => async http =>
    {
        try
        {
            await endpoint(http);
        }
        catch (CertificateException failure) when (!http.Response.HasStarted)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.AccessControlAllowOrigin = "*";
            await Results.Problem(
                title: "This directory cannot sign certificates for now.",
                statusCode: StatusCodes.Status503ServiceUnavailable,
                extensions: new Dictionary<string, object?> { ["code"] = failure.Code }).ExecuteAsync(http);
        }
    };
}
