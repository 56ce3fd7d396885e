using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Federation.Gateway.Identity.Server;

/// <summary>Holds what is sent to the sign-in to the size of a form: Kestrel's own limit is 30 MB, and what is pushed is kept.</summary>
internal static class SmallBodies
{
    /// <summary>In bytes. A pushed request with a client's assertion takes four thousand.</summary>
    public const long Most = 32 * 1024;

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (IdentityRoutes.Owns(http.Request.Path) && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Most;
            if (http.Request.ContentLength > Most)
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }
        }

        return next(http);
    }
}
