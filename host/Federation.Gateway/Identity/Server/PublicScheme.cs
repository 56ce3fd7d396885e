using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Tells requests under which address the directory is known. With a public URL that is what the operator said, whatever a proxy or a caller says. Without one the sign-in answers on this
/// machine alone: nobody else's name for it can be trusted.
/// </summary>
internal sealed class PublicScheme(Uri? publicUrl)
{
    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (publicUrl is not null)
        {
            http.Request.Scheme = publicUrl.Scheme;
            http.Request.Host = HostString.FromUriComponent(publicUrl.Authority);
            return next(http);
        }

        if (IdentityRoutes.Owns(http.Request.Path) && !IsThisMachine(http.Request.Host.Host))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
