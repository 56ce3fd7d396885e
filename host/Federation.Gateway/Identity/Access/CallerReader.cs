using System.Net;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Access;

/// <summary>
/// The one place that says who asks: whoever carries the operator token of the data folder, else the first whom a registered <see cref="ICallerSource"/> knows,
/// else nobody. The operator token is for the beginning: once an operator has an account it counts only for who comes from this machine itself. Thread safe.
/// </summary>
internal sealed class CallerReader(OperatorToken bootstrap, IOperators operators, IEnumerable<ICallerSource> sources)
{
    private readonly ICallerSource[] _sources = [.. sources];

    public async ValueTask<Caller> ReadAsync(HttpContext http)
    {
        if (bootstrap.IsCarriedBy(http.Request) && (IsFromThisMachine(http) || !await operators.AnyAsync(http.RequestAborted))) return Caller.Bootstrap;
        foreach (var source in _sources)
        {
            if (await source.ReadAsync(http) is { } caller) return caller;
        }

        return Caller.Anonymous;
    }

    /// <summary>A request that came over no connection is the host's own.</summary>
    private static bool IsFromThisMachine(HttpContext http) => http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
