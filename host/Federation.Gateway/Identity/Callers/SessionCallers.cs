using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Callers;

/// <summary>
/// Knows whose browser is signed in, for requests of this directory's own pages. A request counts as one only with a header that no page of another site can send without asking first
/// (<see href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">Fetch: only safelisted headers go unasked</see>). Thread safe.
/// </summary>
internal sealed class SessionCallers(SignInSessions sessions, CallerGrants grants) : ICallerSource
{
    /// <summary>Any value does.</summary>
    public const string Header = "GraphQL-Preflight";

    public async ValueTask<Caller?> ReadAsync(HttpContext http)
    {
        return http.Request.Headers.ContainsKey(Header) ? await ReadPageAsync(http) : null;
    }

    /// <summary>For a page that the browser itself opened, which only reads, or for a form that was shown to be our own.</summary>
    public async ValueTask<Caller?> ReadPageAsync(HttpContext http)
    {
        return await sessions.FindAsync(http) is { } session ? await grants.AccountAsync(session.Account.Id, TokenScopes.All, http.RequestAborted) : null;
    }
}
